using System.Text.Json.Nodes;
using MlOps.Operator.Manifests.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlOps.Operator.Manifests;

/// <summary>
/// Reads a file of YAML or JSON documents as <c>kubectl</c> would, and remembers where each field stands. Items of a List become
/// documents, and so do those of a plain list of foreign objects, as OpenSLO's tools write them.
/// </summary>
internal static class ManifestReader
{
    /// <summary>How a file is called in findings.</summary>
    public static string NameOf(string file) => file == "-" ? "stdin" : file;

    /// <param name="file">A path, or - for <paramref name="input"/>.</param>
    /// <param name="input">Standard input.</param>
    /// <exception cref="YamlException">The text is not YAML; the message and its place say why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<ManifestDocument> Read(string file, TextReader input)
    {
        if (file == "-")
            return Documents(NameOf(file), input.ReadToEnd());
        if (Directory.Exists(file))
            throw new IOException($"is a directory; list its files, for example {file.TrimEnd('/')}/*.yaml");
        if (!File.Exists(file))
            throw new IOException("no such file; check the path");
        return Documents(file, File.ReadAllText(file));
    }

    private static List<ManifestDocument> Documents(string file, string text)
    {
        var documents = new List<ManifestDocument>();
        foreach (var root in Load(text).Documents.Select(d => d.RootNode))
        {
            if (root is YamlMappingNode { Children.Count: > 0 } mapping)
                documents.AddRange(Split(mapping).Select(m => Document(file, m)));
            else if (root is YamlSequenceNode list && list.OfType<YamlMappingNode>().FirstOrDefault(IsOurs) is { } ours)
                throw new YamlException(
                    ours.Start,
                    ours.End,
                    "an object in a plain list, which kubectl rejects; separate objects with --- or put them under items of a kind: List"
                );
            else if (root is YamlSequenceNode others)
                documents.AddRange(others.OfType<YamlMappingNode>().SelectMany(Split).Select(m => Document(file, m)));
            else if (root is YamlScalarNode { Value: not (null or "") })
                throw new YamlException(root.Start, root.End, "a document must be an object with apiVersion and kind");
        }

        return documents;
    }

    private static bool IsOurs(YamlMappingNode item) =>
        item.Children.TryGetValue("kind", out var kind) && kind is YamlScalarNode { Value: { } name } && ManifestCheck.Kinds.Contains(name);

    private static YamlStream Load(string text)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // The scanner ends with the latter on some broken flow collections, without saying where.
            throw YamlFault.Of(text, e);
        }

        return stream;
    }

    private static IEnumerable<YamlMappingNode> Split(YamlMappingNode mapping) =>
        mapping.Children.TryGetValue("kind", out var kind)
        && kind is YamlScalarNode { Value: "List" }
        && mapping.Children.TryGetValue("items", out var items)
        && items is YamlSequenceNode sequence
            ? sequence.OfType<YamlMappingNode>()
            : [mapping];

    private static ManifestDocument Document(string file, YamlMappingNode mapping)
    {
        var conversion = new YamlConversion();
        var content = conversion.Convert(mapping, "") as JsonObject ?? [];
        return new ManifestDocument(file, content, conversion.Lines) { Written = conversion.Written };
    }
}
