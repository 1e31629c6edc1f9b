using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;
using k8s.Models;

namespace MlOps.Operator.Manifests.Templates;

/// <summary>The fields of pods and jobs with their types, as the client's model of the API has them.</summary>
internal static class TemplateTypes
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Type>> Known = new();

    public static IReadOnlyDictionary<string, Type> FieldsOf(Type model) => Known.GetOrAdd(model, Read);

    /// <summary>Quantities and the like are texts, though the client has types for them.</summary>
    public static bool IsModel(Type type) =>
        type.IsClass && type.Namespace == typeof(V1Pod).Namespace && type != typeof(ResourceQuantity) && type != typeof(IntOrString);

    public static Type? ItemOf(Type type) => Argument(type, typeof(IList<>), 0);

    public static Type? ValueOf(Type type) => Argument(type, typeof(IDictionary<,>), 1);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Trimming.xml keeps the properties of these types.")]
    private static Dictionary<string, Type> Read(Type type) =>
        type.GetProperties()
            .Select(p => (Name: p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, p.PropertyType))
            .Where(p => p.Name is not null)
            .ToDictionary(p => p.Name!, p => p.PropertyType, StringComparer.Ordinal);

    private static Type? Argument(Type type, Type generic, int index) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments()[index] : null;
}
