using System.Collections;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace MlOps.EndToEnd.Harness.Manifests;

/// <summary>Reads manifests into the JSON that the API server wants.</summary>
internal static class Yaml
{
    public static IReadOnlyList<JsonObject> Documents(string text)
    {
        var deserializer = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        var parser = new Parser(new StringReader(text));
        var documents = new List<JsonObject>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            if (Convert(deserializer.Deserialize(parser)) is JsonObject document)
                documents.Add(document);
        }

        return documents;
    }

    private static JsonNode? Convert(object? value) =>
        value switch
        {
            null => null,
            IDictionary<object, object?> map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key.ToString()!, Convert(e.Value)))),
            string text => JsonValue.Create(text),
            IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Convert)]),
            bool flag => JsonValue.Create(flag),
            _ => JsonNode.Parse(System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!),
        };
}
