using System.Text.Json.Nodes;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests;

/// <summary>
/// Objects of one kind, namespace and name in the files of one run: of two the one that is applied last replaces the other. An object
/// without a namespace is another one than an object with: where it goes is not written in the file.
/// </summary>
internal sealed class DoubleObjects
{
    private readonly Dictionary<(string ApiVersion, string Kind, string Namespace, string Name), ManifestDocument> _first = [];

    /// <returns>What is wrong, when an earlier document is the same object.</returns>
    public ManifestFinding? Add(ManifestDocument document)
    {
        if (document.Name.Length == 0)
            return null;
        var space = (document.Content["metadata"] as JsonObject)?["namespace"]?.ToString() ?? "";
        var key = (document.ApiVersion, document.Kind, space, document.Name);
        if (_first.TryAdd(key, document))
            return null;
        const string Field = "metadata.name";
        var first = _first[key];
        return new(
            document.File,
            document.LineOf(Field),
            document.Kind,
            document.Name,
            Field,
            $"is the name of another {document.Kind} too, at {first.File}:{first.LineOf("")}; the one applied last would replace the other: rename one or remove it",
            Severity.Error
        );
    }
}
