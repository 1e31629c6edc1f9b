using System.Text.Json.Nodes;
using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Report;

/// <summary>
/// Checks that the Service's named target ports exist in the pods: a missing one leaves the Service without endpoints, and nothing else
/// reports that.
/// </summary>
internal static class PortTargets
{
    /// <returns>The problem and its remedy, or null. Numeric ports need no declaration in a container and are not checked.</returns>
    public static string? Missing(ReconcilePlan plan, string hash)
    {
        if (plan.State.Service is not { } service || plan.State.RevisionObject(hash) is not { } kept)
            return null;
        var names = (kept.Revision.Template["spec"]?["containers"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .SelectMany(c => (c["ports"] as JsonArray ?? []).OfType<JsonObject>())
            .Select(p => p["name"]?.ToString())
            .OfType<string>()
            .Distinct()
            .ToList();
        var missing = service
            .Ports.OfType<JsonObject>()
            .Select(p => p["targetPort"])
            .FirstOrDefault(t =>
                t is JsonValue value && value.TryGetValue<string>(out var name) && !int.TryParse(name, out _) && !names.Contains(name)
            );
        return missing is null
            ? null
            : $"Service {plan.State.Name} has no endpoint: targetPort {missing} names no container port of revision {hash} ({(names.Count == 0 ? "its containers name none" : $"its containers name {string.Join(", ", names)}")}); correct spec.service.ports or spec.template";
    }
}
