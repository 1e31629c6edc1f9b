using System.Text.Json.Nodes;

namespace MlOps.Operator.Manifests.Yaml;

/// <summary>One document of a file as JSON, with the line of each field. Paths are as in <c>spec.objectives[0].target</c>.</summary>
public sealed record ManifestDocument(string File, JsonObject Content, IReadOnlyDictionary<string, int> Lines)
{
    /// <summary>
    /// By path, numbers and truth values as they stand in the file, where that differs in kind from what they are read as.
    /// </summary>
    public IReadOnlyDictionary<string, string> Written { get; init; } = new Dictionary<string, string>();

    public string ApiVersion => Text("apiVersion");

    public string Kind => Text("kind");

    public string Name =>
        Content["metadata"] is JsonObject meta && meta["name"] is JsonValue name && name.TryGetValue<string>(out var text) ? text : "";

    /// <summary>The line of a field, or of the nearest one above it that is there.</summary>
    public int LineOf(string path)
    {
        for (var at = path; at.Length > 0; at = Parent(at))
        {
            if (Lines.TryGetValue(at, out var line))
                return line;
        }

        return Lines.GetValueOrDefault("", 1);
    }

    private static string Parent(string path)
    {
        var cut = Math.Max(path.LastIndexOf('.'), path.LastIndexOf('['));
        return cut <= 0 ? "" : path[..cut];
    }

    private string Text(string field) => Content[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
