using System.Text.Json.Nodes;

namespace MlOps.Operator.Controllers.Models.Conditions;

/// <summary>Whether the Service's named target ports exist in the pods: one that does not leaves the Service without an endpoint, and nothing else tells.</summary>
internal static class PortTargets
{
    /// <returns>What is wrong and what to write, or null. Numbers need no declaration in a container and are not checked.</returns>
    public static string? Missing(Turn turn, string hash)
    {
        if (turn.World.Service is not { } service || turn.World.RevisionObject(hash) is not { } kept)
            return null;
        var names = (kept.Revision.Template["spec"]?["containers"] as JsonArray ?? []).OfType<JsonObject>()
            .SelectMany(c => (c["ports"] as JsonArray ?? []).OfType<JsonObject>())
            .Select(p => p["name"]?.ToString()).OfType<string>().Distinct().ToList();
        var missing = service.Ports.OfType<JsonObject>().Select(p => p["targetPort"])
            .FirstOrDefault(t => t is JsonValue value && value.TryGetValue<string>(out var name) && !int.TryParse(name, out _) && !names.Contains(name));
        return missing is null
            ? null
            : $"Service {turn.World.Name} has no endpoint: targetPort {missing} is the name of no port of the containers of revision {hash} ({(names.Count == 0 ? "they declare none by name" : $"they have {string.Join(", ", names)}")}); correct spec.service.ports or spec.template";
    }
}
