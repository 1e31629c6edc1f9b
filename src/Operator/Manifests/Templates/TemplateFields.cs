using System.Text.Json.Nodes;
using k8s.Models;
using MlOps.Decisions.Annotations;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Manifests.Templates;

/// <summary>
/// Fields of pod and job templates that Kubernetes does not know, and values that it does not take. Our schema keeps a template as it is
/// written: the server drops what it does not know from the children without a word, and refuses the children for what it cannot read.
/// </summary>
/// <param name="written">By path, numbers and truth values as they stand in the file.</param>
internal sealed class TemplateFields(IReadOnlyDictionary<string, string> written)
{
    private readonly List<FieldError> _unknown = [];
    private readonly List<FieldError> _refused = [];

    /// <summary>Fields that the server drops.</summary>
    public IReadOnlyList<FieldError> Unknown => _unknown;

    /// <summary>Values for which the server refuses the Deployment or the Job.</summary>
    public IReadOnlyList<FieldError> Refused => _refused;

    public static TemplateFields Of(ModelDeploymentSpec spec, IReadOnlyDictionary<string, string> written)
    {
        var fields = new TemplateFields(written);
        fields.Read(spec.Template, typeof(V1PodTemplateSpec), "spec.template");
        fields.Read(spec.Retraining?.JobTemplate, typeof(V1JobTemplateSpec), "spec.retraining.jobTemplate");
        return fields;
    }

    private void Read(JsonNode? value, Type type, string path)
    {
        if (value is null)
            return;
        if (TemplateValue.Problem(value, type, written.GetValueOrDefault(path)) is { } problem)
        {
            _refused.Add(new(path, problem));
            return;
        }

        if (value is JsonArray list && TemplateTypes.ItemOf(type) is { } item)
        {
            for (var i = 0; i < list.Count; i++)
                Read(list[i], item, $"{path}[{i}]");
        }
        else if (value is JsonObject map && TemplateTypes.ValueOf(type) is { } entry)
        {
            foreach (var (name, one) in map)
                Read(one, entry, $"{path}.{name}");
        }
        else if (value is JsonObject fields && TemplateTypes.IsModel(type))
        {
            Fields(fields, TemplateTypes.FieldsOf(type), path);
        }
    }

    private void Fields(JsonObject fields, IReadOnlyDictionary<string, Type> known, string path)
    {
        foreach (var (name, value) in fields)
        {
            if (known.TryGetValue(name, out var type))
                Read(value, type, $"{path}.{name}");
            else
                _unknown.Add(new($"{path}.{name}", Dropped(known, name)));
        }
    }

    private static string Dropped(IReadOnlyDictionary<string, Type> known, string name)
    {
        var message = UnknownField.Message(known.Keys.Order(StringComparer.Ordinal), name);
        return $"{message}{(message.EndsWith('?') ? "" : ".")} Kubernetes drops it, unless it is newer than this operator";
    }
}
