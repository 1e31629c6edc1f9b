using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlOps.Operator.Manifests;

/// <summary>YAML nodes as JSON, with the types that <c>kubectl</c> gives plain words, and the line of every field.</summary>
internal sealed class YamlConversion
{
    private const int MaxDepth = 100;

    /// <summary>Aliases of aliases double what they stand for at every level; an object of a cluster is at most 1.5 MB.</summary>
    private const int MaxNodes = 100_000;

    private readonly Dictionary<string, int> _lines = [];
    private int _nodes;

    public IReadOnlyDictionary<string, int> Lines => _lines;

    /// <exception cref="YamlException">Too deep, or a key that is no text.</exception>
    public JsonNode? Convert(YamlNode node, string path, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new YamlException(node.Start, node.End, $"nested deeper than {MaxDepth} levels; an alias may refer to what holds it");
        if (++_nodes > MaxNodes)
            throw new YamlException(node.Start, node.End, $"holds more than {MaxNodes} values; aliases repeat what they stand for");
        _lines.TryAdd(path, (int)node.Start.Line);
        return node switch
        {
            YamlMappingNode mapping => Object(mapping, path, depth),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Select((item, i) => Convert(item, $"{path}[{i}]", depth + 1))]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new YamlException(node.Start, node.End, "is neither text, list nor object"),
        };
    }

    private JsonObject Object(YamlMappingNode mapping, string path, int depth)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
                throw new YamlException(key.Start, key.End, "a key must be text");
            var field = path.Length == 0 ? name : $"{path}.{name}";
            var converted = Convert(value, field, depth + 1);
            if (name != "<<" || converted is not (JsonObject or JsonArray))
                result[name] = converted;
            else
                Merge(result, converted);
            _lines[field] = (int)key.Start.Line;
        }

        return result;
    }

    /// <summary>What stands in the object itself wins over what is merged in, and of several the first.</summary>
    private static void Merge(JsonObject result, JsonNode merged)
    {
        foreach (var one in merged is JsonArray several ? [.. several.OfType<JsonObject>()] : new[] { (JsonObject)merged })
        {
            foreach (var (name, value) in one)
            {
                if (!result.ContainsKey(name))
                    result[name] = value?.DeepClone();
            }
        }
    }

    /// <summary>Only plain scalars have types; what is quoted is text.</summary>
    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain and not ScalarStyle.Any || scalar.Tag == "tag:yaml.org,2002:str")
            return JsonValue.Create(text);
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => JsonValue.Create(true),
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
