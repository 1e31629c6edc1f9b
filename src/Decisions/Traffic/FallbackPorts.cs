using System.Text.Json.Nodes;

namespace MlOps.Decisions.Traffic;

/// <summary>Clients keep using the ports of the model's Service; only their targets change.</summary>
internal static class FallbackPorts
{
    /// <summary>
    /// Each port of the model goes where the fallback's port of the same name leads, else that of the same number, else the only one.
    /// </summary>
    /// <param name="model">Ports as the spec writes them.</param>
    /// <param name="fallback">Ports of the fallback Service, as the API server completes them.</param>
    /// <returns>The ports, or the name of the first that the fallback has no counterpart for.</returns>
    public static (JsonArray Ports, string? Missing) Map(JsonArray model, JsonArray fallback)
    {
        var ports = new JsonArray();
        foreach (var port in model.OfType<JsonObject>())
        {
            if (Counterpart(port, fallback, model.Count == 1) is not { } counterpart)
                return ([], port["name"]?.ToString());
            var mapped = (JsonObject)port.DeepClone();
            mapped["targetPort"] = (counterpart["targetPort"] ?? counterpart["port"])?.DeepClone();
            ports.Add((JsonNode)mapped);
        }

        return (ports, null);
    }

    private static JsonObject? Counterpart(JsonObject port, JsonArray fallback, bool alone)
    {
        var others = fallback.OfType<JsonObject>().Where(p => p["protocol"]?.ToString() is null or "TCP").ToList();
        return others.Find(p => p["name"] is { } name && JsonNode.DeepEquals(name, port["name"]))
            ?? others.Find(p => JsonNode.DeepEquals(p["port"], port["port"]))
            ?? (alone && others is [var only] ? only : null);
    }
}
