using k8s.Exceptions;
using YamlDotNet.RepresentationModel;

namespace MlOps.Runtime.Api.Connections.Configs;

/// <summary>Fields of a mapping in a kubeconfig. One that is absent, or null, is no field.</summary>
/// <param name="node">The mapping; null has no fields.</param>
/// <param name="path">Where it stands, for messages.</param>
internal sealed class KubeconfigFields(YamlMappingNode? node, string path)
{
    public bool Exist => node is not null;

    public string? Text(string name) =>
        Find(name) switch
        {
            null => null,
            YamlScalarNode scalar => scalar.Value,
            var other => throw Wrong(other, name, "text"),
        };

    /// <summary>As YAML 1.1 has them, like kubectl.</summary>
    public bool Flag(string name) =>
        Text(name)?.ToLowerInvariant() switch
        {
            null or "false" or "no" or "off" or "n" => false,
            "true" or "yes" or "on" or "y" => true,
            _ => throw Wrong(Find(name)!, name, "true or false"),
        };

    public KubeconfigFields Of(string name) =>
        Find(name) switch
        {
            null => new KubeconfigFields(null, At(name)),
            YamlMappingNode mapping => new KubeconfigFields(mapping, At(name)),
            var other => throw Wrong(other, name, "a mapping"),
        };

    public IReadOnlyList<KubeconfigFields> List(string name) =>
        [
            .. Items(name)
                .Select(
                    (item, i) =>
                        new KubeconfigFields(item as YamlMappingNode ?? throw Wrong(item, $"{name}[{i}]", "a mapping"), $"{At(name)}[{i}]")
                ),
        ];

    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Select((item, i) => (item as YamlScalarNode)?.Value ?? throw Wrong(item, $"{name}[{i}]", "text"))];

    public IEnumerable<string> Names() => (node?.Children.Keys ?? []).OfType<YamlScalarNode>().Select(k => k.Value!);

    /// <summary>All fields, each of them a text.</summary>
    public Dictionary<string, string> ToDictionary() => Names().ToDictionary(name => name, name => Text(name) ?? "");

    private IEnumerable<YamlNode> Items(string name) =>
        Find(name) switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            var other => throw Wrong(other, name, "a list"),
        };

    private YamlNode? Find(string name) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(name), out var value) && !IsNull(value) ? value : null;

    private static bool IsNull(YamlNode value) =>
        value is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private KubeConfigException Wrong(YamlNode value, string name, string wanted) =>
        new($"line {value.Start.Line}: {At(name)} must be {wanted}");
}
