using MlOps.Decisions.Effects;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;

namespace MlOps.Operator.Controllers.DriftPolicies;

/// <summary>Events on transitions only, from the difference of two statuses.</summary>
internal static class DriftNotices
{
    public static IEnumerable<EventRecord> Between(DriftPolicyStatus before, DriftPolicyStatus after)
    {
        if (Refusal(after) is { } refusal && Refusal(before)?.ObservedGeneration != refusal.ObservedGeneration)
            yield return EventRecord.Warning(
                refusal.Reason,
                $"Nothing is evaluated: {refusal.Message}",
                $"{refusal.Reason}-{refusal.ObservedGeneration}"
            );
        if (after.Episode is { State: EpisodeState.Open } open && before.Episode?.Number != open.Number)
            yield return EventRecord.Warning("DriftDetected", $"Episode {open.Number}: {open.Message}", $"episode-{open.Number}");
        if (Veto(after) is { } veto && Veto(before) is null)
            yield return EventRecord.Warning(
                "DataQualityIssue",
                $"Episode {after.Episode!.Number} triggers no training: {veto.Reason}: {veto.Message}",
                $"veto-{after.Episode.Number}-{veto.Reason}"
            );
        if (after.Episode is { State: EpisodeState.Closed } closed && before.Episode is { State: EpisodeState.Open })
            yield return EventRecord.Normal(
                "EpisodeClosed",
                $"Episode {closed.Number} closed after {WindowText.Length((closed.ClosedAt - closed.OpenedAt).GetValueOrDefault())}: {after.Message}",
                $"closed-{closed.Number}"
            );
    }

    /// <summary>Data that look broken while there is drift to be trained on.</summary>
    private static StatusCondition? Veto(DriftPolicyStatus status) =>
        status.Episode is { State: EpisodeState.Open }
            ? status.Conditions.FirstOrDefault(c => c is { Type: WellKnown.DataQualityOK, Status: "False" })
            : null;

    private static StatusCondition? Refusal(DriftPolicyStatus status) =>
        status.Conditions.FirstOrDefault(c => c is { Type: WellKnown.Ready, Status: "False", Reason: "InvalidSpec" or "ModelNotFound" });
}
