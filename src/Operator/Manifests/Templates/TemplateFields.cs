using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s.Models;
using MlOps.Decisions.Annotations;
using MlOps.Entities.Common;

namespace MlOps.Operator.Manifests.Templates;

/// <summary>
/// Fields of pod and job templates that Kubernetes does not know. Our schema keeps a template as it is written, and the server drops what
/// it does not know from the children without a word. The names are those of the client's model of the API.
/// </summary>
internal static class TemplateFields
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Type>> Known = new();

    public static IEnumerable<FieldError> OfPod(JsonObject template, string path) => Unknown(template, typeof(V1PodTemplateSpec), path);

    public static IEnumerable<FieldError> OfJob(JsonObject template, string path) => Unknown(template, typeof(V1JobTemplateSpec), path);

    private static IEnumerable<FieldError> Unknown(JsonNode? value, Type type, string path)
    {
        switch (value)
        {
            case JsonArray list when ItemOf(type) is { } item:
                return list.SelectMany((one, i) => Unknown(one, item, $"{path}[{i}]"));
            case JsonObject map when ValueOf(type) is { } item:
                return map.SelectMany(one => Unknown(one.Value, item, $"{path}.{one.Key}"));
            case JsonObject fields when IsModel(type):
                var known = Known.GetOrAdd(type, FieldsOf);
                return fields.SelectMany(f =>
                    known.TryGetValue(f.Key, out var child)
                        ? Unknown(f.Value, child, $"{path}.{f.Key}")
                        :
                        [
                            new FieldError(
                                $"{path}.{f.Key}",
                                $"{UnknownField.Message(known.Keys.Order(StringComparer.Ordinal), f.Key)} Kubernetes drops it, unless it is newer than this operator"
                            ),
                        ]
                );
            default:
                return [];
        }
    }

    private static Dictionary<string, Type> FieldsOf(Type type) =>
        type.GetProperties()
            .Select(p => (Name: p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, p.PropertyType))
            .Where(p => p.Name is not null)
            .ToDictionary(p => p.Name!, p => p.PropertyType, StringComparer.Ordinal);

    /// <summary>Quantities and the like are texts, though the client has types for them.</summary>
    private static bool IsModel(Type type) => type.Namespace == typeof(V1Pod).Namespace && type.Name.StartsWith('V');

    private static Type? ItemOf(Type type) => Argument(type, typeof(IList<>), 0);

    private static Type? ValueOf(Type type) => Argument(type, typeof(IDictionary<,>), 1);

    private static Type? Argument(Type type, Type generic, int index) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments()[index] : null;
}
