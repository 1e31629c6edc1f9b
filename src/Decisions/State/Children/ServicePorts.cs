using System.Text.Json.Nodes;

namespace MlOps.Decisions.State.Children;

/// <summary>Ports of a Service as the spec writes them, next to ports as the API server completes them.</summary>
public static class ServicePorts
{
    /// <summary>Whether the live ports already match the spec; what the server added does not count.</summary>
    public static bool Same(JsonArray live, JsonArray wanted) =>
        live.Count == wanted.Count && live.Zip(wanted).All(pair => Signature(pair.First) == Signature(pair.Second));

    /// <summary>The wanted ports as Service ports, keeping the node ports that the server had given.</summary>
    public static JsonArray Merge(JsonArray live, JsonArray wanted)
    {
        var merged = new JsonArray();
        foreach (var port in wanted.OfType<JsonObject>())
        {
            var next = new JsonObject
            {
                ["name"] = port["name"]?.DeepClone(),
                ["port"] = port["port"]?.DeepClone(),
                ["protocol"] = "TCP",
                ["targetPort"] = (port["targetPort"] ?? port["port"])?.DeepClone(),
            };
            if (port["appProtocol"] is { } protocol)
                next["appProtocol"] = protocol.DeepClone();
            if (live.OfType<JsonObject>().FirstOrDefault(l => JsonNode.DeepEquals(l["name"], port["name"]))?["nodePort"] is { } nodePort)
                next["nodePort"] = nodePort.DeepClone();
            merged.Add((JsonNode)next);
        }

        return merged;
    }

    private static string Signature(JsonNode? port) =>
        $"{port?["name"]}|{port?["port"]}|{port?["targetPort"] ?? port?["port"]}|{port?["appProtocol"]}";
}
