using System.Text.Json.Nodes;
using MlOps.Decisions.State;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>Reads the outcome of a training from its Job.</summary>
internal static class JobViews
{
    public static TrainingJob Of(JsonObject raw, string? ownerUid)
    {
        var meta = ObjectMeta.Of(raw);
        var end = (raw["status"]?["conditions"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .FirstOrDefault(c => Text(c["type"]) is "Complete" or "Failed" && Text(c["status"]) == "True");
        var why = end is null ? null : string.Join(": ", new[] { Text(end["reason"]), Text(end["message"]) }.Where(t => t.Length > 0));
        return new TrainingJob(
            meta.Name,
            meta.Uid ?? "",
            ownerUid is not null && meta.IsOwnedBy(ownerUid),
            end is null ? null : Text(end["type"]) == "Complete",
            why
        );
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
