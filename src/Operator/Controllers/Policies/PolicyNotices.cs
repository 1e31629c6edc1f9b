using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models;

namespace MlOps.Operator.Controllers.Policies;

/// <summary>Events on transitions only, from the difference of two statuses.</summary>
internal static class PolicyNotices
{
    public static IEnumerable<Notice> Between(SloPolicyStatus before, SloPolicyStatus after)
    {
        if (Refusal(after) is { } refusal && Refusal(before)?.ObservedGeneration != refusal.ObservedGeneration)
            yield return Notice.Warning(refusal.Reason, $"Nothing is judged: {refusal.Message}", $"{refusal.Reason}-{refusal.ObservedGeneration}");
        if (Conflict(after) is { } conflict && conflict != Conflict(before))
            yield return Notice.Warning("PolicyConflict", conflict, conflict);
        if (after.Episode is { State: EpisodeState.Open } open && before.Episode?.Number != open.Number)
            yield return Notice.Warning(Reason(open.SpokenBy), $"Episode {open.Number}: {open.Message}", $"episode-{open.Number}");
        if (after.Episode is { State: EpisodeState.Closed } closed && before.Episode is { State: EpisodeState.Open })
            yield return Notice.Normal("EpisodeClosed", $"Episode {closed.Number} is over after {(closed.ClosedAt - closed.OpenedAt)?.TotalSeconds:0} s", $"closed-{closed.Number}");
        if (after.Release is { Phase: ReleasePhase.Passed } release && before.Release is not null && before.Release != after.Release && before.Release.Phase != ReleasePhase.Passed)
            yield return Notice.Normal("ReleasePassed", $"Revision {release.Revision}: {release.Message}", $"{release.Revision}-{release.PromotionSeq}");
        var (blind, was) = (Blind(after), Blind(before));
        if (blind is not null && blind.Evidence != was?.Evidence)
            yield return Notice.Warning("EvidenceLacking", $"Objective {blind.Name} has no evidence ({blind.Evidence}): {blind.Message}. No action is taken meanwhile", $"{blind.Name}-{blind.Evidence}-{after.Release?.PromotionSeq}");
    }

    /// <summary>Only what the policy itself is to blame for; a model that does not serve yet is no reason to warn.</summary>
    private static StatusCondition? Refusal(SloPolicyStatus status) =>
        status.Conditions.FirstOrDefault(c => c is { Type: WellKnown.Ready, Status: "False", Reason: "InvalidSpec" or "ModelNotFound" });

    private static string? Conflict(SloPolicyStatus status) =>
        status.Conditions.FirstOrDefault(c => c is { Type: WellKnown.Conflict, Status: "True" })?.Message;

    private static ObjectiveStatus? Blind(SloPolicyStatus status) =>
        status.Objectives.FirstOrDefault(o => o.Evidence is not (EvidenceKind.Value or EvidenceKind.Idle));

    private static string Reason(Judge judge) => judge switch
    {
        Judge.ReleaseTest => "ReleaseBreached",
        Judge.Availability => "RevisionUnavailable",
        _ => $"BudgetBurn{judge}",
    };
}
