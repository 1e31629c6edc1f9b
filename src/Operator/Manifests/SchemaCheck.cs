using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Decisions.Annotations;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Rules;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests;

/// <summary>
/// Holds a value against a structural schema of our CustomResourceDefinitions, as the API server would: types, required and
/// unknown fields, enums, bounds and patterns. What the server drops silently, an unknown field, is an error here.
/// </summary>
/// <param name="written">By path, numbers and truth values as they stand in the file.</param>
internal sealed class SchemaCheck(IReadOnlyDictionary<string, string> written)
{
    public IEnumerable<FieldError> Problems(JsonNode? value, JsonObject schema, string path)
    {
        if (value is null)
            return [];
        if (TypeProblem(value, schema, path) is { } wrong)
            return [new FieldError(path, wrong)];
        return value switch
        {
            JsonObject o => OfObject(o, schema, path),
            JsonArray a => OfArray(a, schema, path),
            JsonValue v => ScalarCheck.Problems(v, schema).Select(message => new FieldError(path, message)),
            _ => [],
        };
    }

    private IEnumerable<FieldError> OfObject(JsonObject value, JsonObject schema, string path)
    {
        var fields = schema["properties"] as JsonObject ?? [];
        foreach (var missing in (schema["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).Where(n => value[n] is null))
            yield return new FieldError(Join(path, missing), $"is missing; {Describe(fields[missing])}");
        // Of metadata a schema may only bound the name; its fields are Kubernetes' own.
        var open = schema["x-kubernetes-preserve-unknown-fields"] is not null || fields.Count == 0 || path == "metadata";
        foreach (var (name, child) in value)
        {
            if (fields[name] is JsonObject known)
            {
                foreach (var problem in Problems(child, known, Join(path, name)))
                    yield return problem;
            }
            else if (!open)
            {
                yield return new FieldError(Join(path, name), UnknownField.Message(fields.Select(f => f.Key), name));
            }
        }
    }

    private IEnumerable<FieldError> OfArray(JsonArray value, JsonObject schema, string path)
    {
        if (schema["minItems"]?.GetValue<int>() is { } least && value.Count < least)
            yield return new FieldError(path, $"has {value.Count} entries; give at least {least}");
        if (schema["maxItems"]?.GetValue<int>() is { } most && value.Count > most)
            yield return new FieldError(path, $"has {value.Count} entries; give at most {most}");
        if (schema["items"] is not JsonObject item)
            yield break;
        for (var i = 0; i < value.Count; i++)
        {
            if (value[i] is null)
                yield return new FieldError($"{path}[{i}]", "is null; give a value or remove the entry");
            foreach (var problem in Problems(value[i], item, $"{path}[{i}]"))
                yield return problem;
        }
    }

    private string? TypeProblem(JsonNode value, JsonObject schema, string path)
    {
        if (schema["x-kubernetes-int-or-string"] is not null)
            return value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String ? null : "must be a number or text";
        var wanted = schema["type"]?.GetValue<string>();
        var found = JsonTypes.Of(value);
        if (wanted is null || wanted == found)
            return null;
        if (wanted != "string" || found is not ("integer" or "number" or "boolean"))
            return $"is of type {found}; {wanted} is required";
        var text = written.GetValueOrDefault(path) ?? value.ToJsonString();
        return $"is {found} {text}; {Quoted(text, value.ToJsonString(), schema, path)}";
    }

    /// <summary>Quotes alone would not help where the text is none that the field takes: 0o143 is 99, and on is no mode.</summary>
    private static string Quoted(string text, string value, JsonObject schema, string path)
    {
        var target = path.EndsWith("].target", StringComparison.Ordinal);
        foreach (var candidate in new[] { text, value })
        {
            if (!ScalarCheck.Problems(JsonValue.Create(candidate), schema).Any())
                return $"write it as text, {(target ? Percent(candidate) : $"\"{candidate}\"")}";
        }

        return ScalarCheck.Rule(schema) ?? $"write it as text, \"{text}\"";
    }

    /// <summary>A target up to 1 is a share, and would be refused in the next step.</summary>
    private static string Percent(string text) =>
        Numbers.Of(text) is > 0.01m and < 1 and var share
            ? $"in percent: \"{(share * 100).ToString("0.########", CultureInfo.InvariantCulture)}\""
            : $"\"{text}\"";

    private static string Describe(JsonNode? schema) => schema?["description"]?.GetValue<string>() ?? "it is required";

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
