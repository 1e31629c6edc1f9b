using MlOps.Decisions.Effects;
using MlOps.Decisions.Policies;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Releases;

namespace MlOps.Decisions.SloPolicies;

/// <summary>Events on transitions only, from the difference of two statuses.</summary>
internal static class SloPolicyEvents
{
    public static IEnumerable<EventRecord> Between(SloPolicyStatus before, SloPolicyStatus after)
    {
        foreach (var refused in PolicyEvents.Refused(before.Conditions, after.Conditions))
            yield return refused;
        if (
            after.Episode is { State: EpisodeState.Open } open
            && (before.Episode?.Number != open.Number || before.Episode.Source != open.Source)
        )
            yield return EventRecord.Warning(
                Reason(open.Source),
                $"Episode {open.Number}: {open.Message}",
                $"episode-{open.Number}-{open.Source}"
            );
        if (before.Episode is { State: EpisodeState.Open } was && after.Episode is { } now)
        {
            if (now.Number != was.Number)
                yield return PolicyEvents.Closed(
                    was.Number,
                    $"Episode {was.Number} ended without a recovery: revision {now.Revision} fails as well, see episode {now.Number}"
                );
            else if (now.State == EpisodeState.Closed)
                yield return PolicyEvents.Closed(now.Number, $"Episode {now.Number} closed: {now.Outcome}");
        }

        if (
            after.Release is { Phase: ReleasePhase.Passed } release
            && before.Release is not null
            && before.Release != after.Release
            && before.Release.Phase != ReleasePhase.Passed
        )
            yield return EventRecord.Normal(
                "ReleasePassed",
                $"Revision {release.Revision}: {release.Message}",
                $"{release.Revision}-{release.PromotionSeq}"
            );
        foreach (var objective in after.Objectives.Where(o => o.History == TargetHistory.NeverKept && !WasTold(before, after, o)))
            yield return EventRecord.Warning("TargetNeverKept", Unkept(objective), $"unkept-{objective.Name}-{after.ObservedGeneration}");
        var (lost, lostBefore) = (Lost(after), Lost(before));
        if (
            after.State == PolicyState.NoData
            && lost is null
            && (
                before.State == PolicyState.New
                || before.State == PolicyState.NoData && before.ObservedGeneration != after.ObservedGeneration
            )
        )
            yield return EventRecord.Warning("NoData", $"Nothing is evaluated yet: {after.Message}", $"nodata-{after.ObservedGeneration}");
        if (lost is not null && lostBefore is null)
            yield return EventRecord.Warning("DataLost", lost.Message, $"lost-{SilentSince(after):O}");
        if (lostBefore is not null && IsBack(after))
            yield return EventRecord.Normal("DataRestored", BackMessage(after), $"back-{SilentSince(before):O}");
    }

    private static bool WasTold(SloPolicyStatus before, SloPolicyStatus after, ObjectiveStatus objective) =>
        before.ObservedGeneration == after.ObservedGeneration
        && before.Objectives.Any(o => o.Name == objective.Name && o.History == TargetHistory.NeverKept);

    private static string Unkept(ObjectiveStatus objective) =>
        $"Objective {objective.Name} burned its budget at 0.9 times the allowed rate or more during its first day: bounds or target do not fit the gauge, or it is bad from the start. "
        + "The tiers slow and trickle open no episode until it has met its target for a day; fast and medium do. Set bounds and target so that a normal week uses a fifth of the budget";

    /// <summary>A model without traffic is no reason to warn.</summary>
    private static StatusCondition? Lost(SloPolicyStatus status) =>
        status.Conditions.FirstOrDefault(c =>
            c is { Type: WellKnown.DataAvailable, Status: "False", Reason: not nameof(EvidenceKind.Idle) }
        );

    /// <summary>Where nothing is measured any more, nothing has come back.</summary>
    private static bool IsBack(SloPolicyStatus status) =>
        status.Conditions.Any(c =>
            c is { Type: WellKnown.DataAvailable, Status: "True" } or { Type: WellKnown.DataAvailable, Reason: nameof(EvidenceKind.Idle) }
        );

    private static DateTimeOffset? SilentSince(SloPolicyStatus status) =>
        status.Objectives.Where(o => o.Evidence is not (EvidenceKind.Value or EvidenceKind.Idle)).Min(o => o.NoDataSince);

    private static string BackMessage(SloPolicyStatus status) =>
        status.Objectives.Any(o => o.Evidence == EvidenceKind.Idle)
            ? "Metrics are available again; no traffic yet"
            : "Every objective has evidence again";

    private static string Reason(EvidenceSource source) =>
        source switch
        {
            EvidenceSource.ReleaseTest => "ReleaseBreached",
            EvidenceSource.Availability => "RevisionUnavailable",
            _ => $"BudgetBurn{source}",
        };
}
