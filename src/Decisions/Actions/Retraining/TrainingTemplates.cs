using System.Text.Json.Nodes;
using MlOps.Decisions.State;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>Whether a Job may be made from a template. It runs with the rights of the model that it trains, and with no others.</summary>
internal static class TrainingTemplates
{
    private static readonly string[] Selecting = [WellKnown.ModelLabel, WellKnown.RevisionLabel];

    /// <param name="job">The template: metadata and spec of a Job.</param>
    /// <param name="model">The pod template of the ModelDeployment.</param>
    /// <param name="place">Where the template stands, for the message.</param>
    /// <param name="allowPrivileged">Whether the operator's configuration lets trainings ask for rights on the node.</param>
    public static TrainingTemplate Check(JsonObject job, JsonObject model, string place, bool allowPrivileged)
    {
        var pod = (job["spec"] as JsonObject)?["template"] as JsonObject ?? [];
        var (own, asked) = (ServiceAccount(model["spec"]), ServiceAccount(pod["spec"]));
        if (asked is not null && asked != (own ?? "default"))
            return TrainingTemplate.Without(
                $"{place} requests ServiceAccount {asked}, but a training uses the model's own: {own ?? "default"}; remove spec.template.spec.serviceAccountName, or set the same one in the ModelDeployment's template"
            );
        if (Selecting.FirstOrDefault(l => ((pod["metadata"] as JsonObject)?["labels"] as JsonObject)?[l] is not null) is { } label)
            return TrainingTemplate.Without($"{place} sets the pod label {label}, which selects the model's serving pods; remove it");
        var excesses = allowPrivileged ? [] : PodBaseline.Excesses(pod).ToList();
        return excesses.Count > 0
            ? TrainingTemplate.Without(
                $"{place} requests privileges on the node: {string.Join(", ", excesses.Take(5).Select(e => $"spec.template.{e}"))}{(excesses.Count > 5 ? $" and {excesses.Count - 5} more" : "")}; remove them, or start the operator with --allow-privileged-training"
            )
            : TrainingTemplate.Of(job);
    }

    public static string? ServiceAccount(JsonNode? podSpec) =>
        Text((podSpec as JsonObject)?["serviceAccountName"]) ?? Text((podSpec as JsonObject)?["serviceAccount"]);

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
