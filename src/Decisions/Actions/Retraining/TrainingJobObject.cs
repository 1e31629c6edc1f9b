using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>
/// The Job of a training: the user's template in raw JSON, with the name that the decision gives it and what it is to know.
/// </summary>
internal static class TrainingJobObject
{
    /// <summary>A Job that was deleted sooner could be gone before its end is seen. As long as an intent waits for its Job.</summary>
    public const int ShortestKept = 600;

    private const int UsualBackoff = 1;
    private const int UsualDeadline = 6 * 3600;
    private const int UsuallyKept = 7 * 86400;

    public static JsonObject Of(ModelState state, RetrainingStatus training, JsonObject template)
    {
        var job = ChildObjects.OfModel(state.Model, "batch/v1", "Job", training.JobName);
        var metadata = (JsonObject)job["metadata"]!;
        var given = template["metadata"] as JsonObject;
        metadata["labels"] = Merge(given?["labels"], metadata["labels"]);
        metadata["annotations"] = Merge(
            given?["annotations"],
            new JsonObject { [WellKnown.TrainingAnnotation] = training.Id, [WellKnown.PolicyAnnotation] = training.Policy }
        );
        var spec = (JsonObject)(template["spec"]?.DeepClone() ?? new JsonObject());
        spec["backoffLimit"] ??= UsualBackoff;
        spec["activeDeadlineSeconds"] ??= UsualDeadline;
        spec["ttlSecondsAfterFinished"] = Math.Max(Number(spec["ttlSecondsAfterFinished"]) ?? UsuallyKept, ShortestKept);
        var pod = (JsonObject)(spec["template"] ?? (spec["template"] = new JsonObject()));
        var podSpec = (JsonObject)(pod["spec"] ?? (pod["spec"] = new JsonObject()));
        podSpec["restartPolicy"] ??= "Never";
        if (TrainingTemplates.ServiceAccount(state.Latest.Template["spec"]) is { } account)
            podSpec["serviceAccountName"] = account;
        PodEnvironment.Add(pod, Environment(state, training));
        job["spec"] = spec;
        return job;
    }

    /// <summary>Which model, why, and what has drifted.</summary>
    private static List<(string Name, string? Value)> Environment(ModelState state, RetrainingStatus training)
    {
        var model = state.RevisionObject(training.Revision)?.Revision.Model ?? state.Latest.Model;
        return
        [
            .. PodEnvironment.OfModel(model),
            ("MLOPS_TRAINING_ID", training.Id),
            ("MLOPS_TRAINING_ATTEMPT", training.Attempt.ToString(CultureInfo.InvariantCulture)),
            ("MLOPS_DRIFT_POLICY", training.Policy),
            ("MLOPS_DRIFT_EPISODE", training.Episode.ToString(CultureInfo.InvariantCulture)),
            ("MLOPS_DRIFT_ONSET", training.Onset?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            ("MLOPS_DRIFT_SIGNALS", string.Join(',', training.Signals)),
            ("MLOPS_DRIFT_EVIDENCE", training.Evidence),
        ];
    }

    private static JsonObject Merge(JsonNode? theirs, JsonNode? ours)
    {
        var all = (theirs as JsonObject)?.DeepClone() as JsonObject ?? [];
        foreach (var (key, value) in ours as JsonObject ?? [])
            all[key] = value?.DeepClone();
        return all;
    }

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
