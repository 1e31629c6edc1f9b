using MlOps.Decisions.Effects;
using MlOps.Decisions.Policies;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>Events on transitions only, from the difference of two statuses.</summary>
internal static class DriftPolicyEvents
{
    public static IEnumerable<EventRecord> Between(DriftPolicyStatus before, DriftPolicyStatus after)
    {
        foreach (var refused in PolicyEvents.Refused(before.Conditions, after.Conditions))
            yield return refused;
        if (after.Episode is { State: EpisodeState.Open } open && before.Episode?.Number != open.Number)
            yield return EventRecord.Warning("DriftDetected", $"Episode {open.Number}: {open.Message}", $"episode-{open.Number}");
        if (Veto(after) is { } veto && Veto(before) is null)
            yield return EventRecord.Warning(
                "DataQualityIssue",
                $"Episode {after.Episode!.Number} triggers no training: {veto.Reason}: {veto.Message}",
                $"veto-{after.Episode.Number}-{veto.Reason}"
            );
        if (after.Episode is { State: EpisodeState.Closed } closed && before.Episode is { State: EpisodeState.Open })
            yield return PolicyEvents.Closed(
                closed.Number,
                $"Episode {closed.Number} closed {DurationText.Of((closed.ClosedAt - closed.Onset).GetValueOrDefault())} after its onset: {after.Message}"
            );
    }

    /// <summary>Data that look broken while there is drift to be trained on.</summary>
    private static StatusCondition? Veto(DriftPolicyStatus status) =>
        status.Episode is { State: EpisodeState.Open }
            ? status.Conditions.FirstOrDefault(c => c is { Type: WellKnown.DataQualityOK, Status: "False" })
            : null;
}
