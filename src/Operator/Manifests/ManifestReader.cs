using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlOps.Operator.Manifests;

/// <summary>Reads a file of YAML or JSON documents as <c>kubectl</c> would, and remembers where each field stands. Items of a List become documents.</summary>
internal static class ManifestReader
{
    /// <param name="file">A path, or - for <paramref name="input"/>.</param>
    /// <param name="input">Standard input.</param>
    /// <exception cref="YamlException">The text is not YAML; the message and its place tell why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<ManifestDocument> Read(string file, TextReader input)
    {
        if (file == "-")
            return Documents("stdin", input);
        using var text = new StreamReader(file);
        return Documents(file, text);
    }

    private static List<ManifestDocument> Documents(string file, TextReader text)
    {
        var stream = Load(text);
        var documents = new List<ManifestDocument>();
        foreach (var root in stream.Documents.Select(d => d.RootNode))
        {
            if (root is YamlMappingNode { Children.Count: > 0 } mapping)
                documents.AddRange(Split(mapping).Select(m => Document(file, m)));
            else if (root is not YamlScalarNode { Value: null or "" } and not YamlMappingNode)
                throw new YamlException(root.Start, root.End, "a document must be an object with apiVersion and kind");
        }

        return documents;
    }

    private static YamlStream Load(TextReader text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (InvalidOperationException e)
        {
            // The scanner ends so on some broken flow collections, without saying where.
            throw new YamlException("a list or an object in brackets is broken", e);
        }

        return stream;
    }

    private static IEnumerable<YamlMappingNode> Split(YamlMappingNode mapping) =>
        mapping.Children.TryGetValue("kind", out var kind) && kind is YamlScalarNode { Value: "List" }
        && mapping.Children.TryGetValue("items", out var items) && items is YamlSequenceNode sequence
            ? sequence.OfType<YamlMappingNode>()
            : [mapping];

    private static ManifestDocument Document(string file, YamlMappingNode mapping)
    {
        var conversion = new YamlConversion();
        var content = conversion.Convert(mapping, "") as JsonObject ?? [];
        return new ManifestDocument(file, content, conversion.Lines) { Written = conversion.Written };
    }
}
