using System.Text.Json.Nodes;

namespace MlOps.Samples.PodTargets;

/// <summary>Which pods to scrape: those annotated so that have an address and have not ended.</summary>
internal static class Targets
{
    public static JsonArray Of(JsonNode pods)
    {
        var targets = new JsonArray();
        foreach (var pod in (pods["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Of(pod) is { } target)
                targets.Add(target);
        }

        return targets;
    }

    private static JsonObject? Of(JsonObject pod)
    {
        var annotations = pod["metadata"]?["annotations"];
        var address = pod["status"]?["podIP"]?.GetValue<string>();
        if (annotations?["prometheus.io/scrape"]?.GetValue<string>() != "true" || address is null)
            return null;
        if (pod["status"]?["phase"]?.GetValue<string>() is "Succeeded" or "Failed" || annotations["prometheus.io/port"] is not { } port)
            return null;
        return new JsonObject
        {
            ["targets"] = new JsonArray($"{address}:{port.GetValue<string>()}"),
            ["labels"] = new JsonObject
            {
                ["namespace"] = pod["metadata"]?["namespace"]?.DeepClone(),
                ["pod"] = pod["metadata"]?["name"]?.DeepClone(),
            },
        };
    }
}
