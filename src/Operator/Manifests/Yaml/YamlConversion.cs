using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlOps.Operator.Manifests.Yaml;

/// <summary>
/// YAML nodes as JSON, with the types that <c>kubectl</c> gives plain words, the line of every field, and what the words were before they
/// had a type.
/// </summary>
internal sealed class YamlConversion
{
    private const int MaxDepth = 100;

    /// <summary>Aliases of aliases double what they stand for at every level; an object of a cluster is at most 1.5 MB.</summary>
    private const int MaxNodes = 100_000;

    private readonly Dictionary<string, int> _lines = [];
    private readonly Dictionary<string, string> _written = [];
    private int _nodes;

    public IReadOnlyDictionary<string, int> Lines => _lines;

    /// <summary>By path, the plain words that became numbers or truth values: 1.10 and yes are not in the JSON any more.</summary>
    public IReadOnlyDictionary<string, string> Written => _written;

    /// <exception cref="YamlException">Too deep, or a key that is no text.</exception>
    public JsonNode? Convert(YamlNode node, string path, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new YamlException(node.Start, node.End, $"nested deeper than {MaxDepth} levels; an alias may refer to its own parent");
        if (++_nodes > MaxNodes)
            throw new YamlException(node.Start, node.End, $"holds more than {MaxNodes} values; each alias counts as a copy");
        _lines.TryAdd(path, (int)node.Start.Line);
        return node switch
        {
            YamlMappingNode mapping => Object(mapping, path, depth),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Select((item, i) => Convert(item, $"{path}[{i}]", depth + 1))]),
            YamlScalarNode scalar => Scalar(scalar, path),
            _ => throw new YamlException(node.Start, node.End, "is neither text, list nor object"),
        };
    }

    private JsonObject Object(YamlMappingNode mapping, string path, int depth)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } written } scalar)
                throw new YamlException(key.Start, key.End, "a key must be text");
            var name = IsPlain(scalar) ? PlainScalar.Key(written) : written;
            var field = path.Length == 0 ? name : $"{path}.{name}";
            var converted = Convert(value, field, depth + 1);
            if (name != "<<" || converted is not (JsonObject or JsonArray))
                result[name] = converted;
            else
                Merge(result, converted, path, field);
            _lines[field] = (int)key.Start.Line;
        }

        return result;
    }

    /// <summary>What stands in the object itself wins over what is merged in, and of several the first.</summary>
    private void Merge(JsonObject result, JsonNode merged, string path, string field)
    {
        foreach (
            var (one, from) in merged is JsonArray several
                ? several.Select((s, i) => (s as JsonObject ?? [], $"{field}[{i}]"))
                : [((JsonObject)merged, field)]
        )
        {
            foreach (var (name, value) in one.Where(v => !result.ContainsKey(v.Key)))
            {
                result[name] = value?.DeepClone();
                Inherit(value, $"{from}.{name}", path.Length == 0 ? name : $"{path}.{name}");
            }
        }
    }

    private void Inherit(JsonNode? value, string from, string to)
    {
        if (_written.TryGetValue(from, out var text))
            _written[to] = text;
        foreach (var (name, child) in value as JsonObject ?? [])
            Inherit(child, $"{from}.{name}", $"{to}.{name}");
        var items = value as JsonArray ?? [];
        for (var i = 0; i < items.Count; i++)
            Inherit(items[i], $"{from}[{i}]", $"{to}[{i}]");
    }

    private static bool IsPlain(YamlScalarNode scalar) =>
        scalar.Style is ScalarStyle.Plain or ScalarStyle.Any && scalar.Tag != "tag:yaml.org,2002:str";

    /// <summary>Only plain scalars have types; what is quoted is text.</summary>
    private JsonValue? Scalar(YamlScalarNode scalar, string path)
    {
        var text = scalar.Value ?? "";
        if (!IsPlain(scalar))
            return JsonValue.Create(text);
        var value = PlainScalar.Read(text);
        if (value is not null && value.GetValueKind() != JsonValueKind.String)
            _written[path] = text;
        return value;
    }
}
