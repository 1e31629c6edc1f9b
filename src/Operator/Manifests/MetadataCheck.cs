using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlOps.Decisions.Annotations;
using MlOps.Entities.Common;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests;

/// <summary>What Kubernetes asks of every object's metadata, as far as this project reads it.</summary>
internal static partial class MetadataCheck
{
    /// <summary>Length of a DNS-1123 subdomain.</summary>
    private const int MaxName = 253;

    private const string Form = "use lower-case letters, digits, '-' and '.', starting and ending with a letter or digit";

    private static readonly string[] Maps = ["labels", "annotations"];

    public static IEnumerable<FieldError> Problems(ManifestDocument document)
    {
        var metadata = document.Content["metadata"] as JsonObject ?? [];
        return Name(metadata["name"], document).Concat(Maps.SelectMany(map => Texts(metadata[map], $"metadata.{map}", document.Written)));
    }

    /// <summary>The part that the entities know, without what only the server writes and without nulls.</summary>
    public static JsonObject Known(JsonObject document)
    {
        var known = new JsonObject();
        foreach (var name in Maps.Append("name").Append("namespace"))
        {
            if (document["metadata"]?[name] is { } value)
                known[name] = value.DeepClone();
        }

        return known;
    }

    private static IEnumerable<FieldError> Name(JsonNode? name, ManifestDocument document)
    {
        const string Field = "metadata.name";
        if (name is null)
            yield return new FieldError(Field, "is missing; every object needs a name");
        else if (name is not JsonValue value || !value.TryGetValue<string>(out var text))
            yield return new FieldError(Field, Unquoted(name, document.Written.GetValueOrDefault(Field) ?? name.ToJsonString()));
        else if (text.Length is 0 or > MaxName)
            yield return new FieldError(
                Field,
                text.Length == 0 ? "is empty; every object needs a name" : $"has {text.Length} characters; at most {MaxName} are allowed"
            );
        else if (!Subdomain().IsMatch(text))
            yield return new FieldError(Field, $"is '{Shortened.Of(text)}'; {Form}");
    }

    private static string Unquoted(JsonNode name, string text) =>
        name is JsonValue
            ? $"is {JsonTypes.InWords(name)}, {Shortened.Of(text)}; {(Subdomain().IsMatch(text) ? "write it as text, in quotes" : Form)}"
            : $"is {JsonTypes.InWords(name)}; {Form}";

    private static IEnumerable<FieldError> Texts(JsonNode? map, string path, IReadOnlyDictionary<string, string> written)
    {
        if (map is not null and not JsonObject)
            yield return new FieldError(path, $"is {JsonTypes.InWords(map)}; it must be a map of strings");
        foreach (var (name, value) in map as JsonObject ?? [])
        {
            if (value?.GetValueKind() != JsonValueKind.String)
                yield return new FieldError(
                    $"{path}.{name}",
                    $"is {written.GetValueOrDefault($"{path}.{name}") ?? value?.ToJsonString() ?? "null"}; write it as text, in quotes"
                );
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subdomain();
}
