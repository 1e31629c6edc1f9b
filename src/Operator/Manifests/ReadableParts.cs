using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Rules;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests;

/// <summary>
/// An object whose schema is violated, made readable, so that the rules can be asked for the rest of it. A number without quotes becomes
/// the text that it is meant to be, a misspelt field the nearest one; anything else that is wrong or missing gets a value in its place,
/// of which nothing is said.
/// </summary>
/// <param name="wrong">What the schema refuses.</param>
/// <param name="document">Where it stands.</param>
/// <param name="last">Whether the last choice stands for a wrong one, or the first.</param>
internal sealed class ReadableParts(IReadOnlyList<FieldError> wrong, ManifestDocument document, bool last)
{
    private readonly List<string> _renamed = [];
    private bool _lacksList;

    public JsonObject Content { get; private set; } = [];

    /// <summary>With one choice and with another in place of a wrong one: what is said of both does not come from the choice.</summary>
    public static IReadOnlyList<ReadableParts> Of(
        JsonObject content,
        JsonObject schema,
        ManifestDocument document,
        IReadOnlyList<FieldError> wrong
    )
    {
        List<ReadableParts> parts = [new(wrong, document, last: false), new(wrong, document, last: true)];
        foreach (var part in parts)
        {
            part.Content = (JsonObject)part.Read(content, schema, "");
            part.Content["metadata"] = part.Metadata();
        }

        return parts;
    }

    /// <summary>Without what only follows from the mistakes.</summary>
    public RuleFindings Left(RuleFindings found) =>
        new(
            _lacksList ? [] : [.. found.Errors.Where(e => !Follows(e.Field) && !wrong.Any(w => Parent(w.Field) == e.Field))],
            [.. found.Others.Where(o => !Follows(o.Field))]
        );

    private bool Follows(string field) => wrong.Select(w => w.Field).Concat(_renamed).Any(w => RuleFindings.IsIn(field, w));

    private static string Parent(string field) => field[..Math.Max(0, Math.Max(field.LastIndexOf('.'), field.LastIndexOf('[')))];

    private JsonNode Read(JsonNode? value, JsonObject schema, string path)
    {
        if (schema["x-kubernetes-int-or-string"] is not null)
            return value?.GetValueKind() is JsonValueKind.Number or JsonValueKind.String ? value.DeepClone() : JsonValue.Create("");
        return schema["type"]?.GetValue<string>() switch
        {
            "object" => Object(value as JsonObject ?? [], schema, path),
            "array" => List(value, schema, path),
            "boolean" => JsonValue.Create(value?.GetValueKind() == JsonValueKind.True),
            "integer" => Sound(value, schema) && value!.AsValue().TryGetValue<long>(out var number)
                ? JsonValue.Create(number)
                : JsonValue.Create(schema["minimum"]?.GetValue<long>() ?? 0),
            _ => Text(value, schema, path),
        };
    }

    private JsonObject Object(JsonObject value, JsonObject schema, string path)
    {
        if (schema["properties"] is not JsonObject { Count: > 0 } known || schema["x-kubernetes-preserve-unknown-fields"] is not null)
            return (JsonObject)value.DeepClone();
        var result = new JsonObject();
        foreach (var (name, child) in value)
        {
            var field = known.ContainsKey(name) ? name : Meant(value, known, name, path);
            if (field is not null && known[field] is JsonObject type && (child is not null || Requires(schema, field)))
                result[field] = Read(child, type, Join(path, field));
        }

        foreach (var (name, type) in known.Where(k => Requires(schema, k.Key) && !result.ContainsKey(k.Key)))
            result[name] = Read(null, (JsonObject)type!, Join(path, name));
        return result;
    }

    private string? Meant(JsonObject value, JsonObject known, string name, string path)
    {
        if (NearestName.Of(known.Select(k => k.Key), name) is not { } meant || value.ContainsKey(meant))
            return null;
        _renamed.Add(Join(path, meant));
        return meant;
    }

    private JsonArray List(JsonNode? value, JsonObject schema, string path)
    {
        _lacksList |= value is not JsonArray;
        return schema["items"] is JsonObject item
            ? [.. (value as JsonArray ?? []).Select((one, i) => Read(one, item, $"{path}[{i}]"))]
            : [];
    }

    private JsonValue Text(JsonNode? value, JsonObject schema, string path)
    {
        var text = value?.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => document.Written.GetValueOrDefault(path)
                ?? value.ToJsonString(),
            _ => "",
        };
        if (schema["enum"] is JsonArray choices && !choices.Any(c => c!.GetValue<string>() == text))
            text = choices[last ? choices.Count - 1 : 0]!.GetValue<string>();
        else if (schema["format"]?.GetValue<string>() == "date-time" && !Sound(JsonValue.Create(text), schema))
            text = "2000-01-01T00:00:00Z";
        return JsonValue.Create(text);
    }

    private JsonObject Metadata()
    {
        var read = new JsonObject();
        foreach (var (name, value) in document.Content["metadata"] as JsonObject ?? [])
        {
            if (name is "name" or "namespace")
                read[name] = value?.GetValueKind() == JsonValueKind.String ? value.DeepClone() : "";
            else if (name is "labels" or "annotations")
                read[name] = new JsonObject(
                    (value as JsonObject ?? [])
                        .Where(v => v.Value?.GetValueKind() == JsonValueKind.String)
                        .Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value!.DeepClone()))
                );
        }

        return read;
    }

    private static bool Sound(JsonNode? value, JsonObject schema) =>
        value is JsonValue scalar && !ScalarCheck.Problems(scalar, schema).Any();

    private static bool Requires(JsonObject schema, string name) =>
        (schema["required"] as JsonArray ?? []).Any(r => r!.GetValue<string>() == name);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
