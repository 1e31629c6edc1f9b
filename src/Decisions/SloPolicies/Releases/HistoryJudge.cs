using MlOps.Analysis.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies.Releases;

/// <summary>
/// Whether a gauge has ever kept its target for a day. Bounds at a percentile of the value's own past are crossed for that share of time
/// whatever the model does; an objective that was never met tells of its target, not of the model. It is reported once, and the slow
/// tiers open no episode until it was kept. Fast and medium do: what is far out of bounds on the first day is an outage. Requests are not
/// asked: each bad one is a person's.
/// </summary>
internal static class HistoryJudge
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>A burn rate at which the budget is as good as spent.</summary>
    private const double Spent = 0.9;

    /// <summary>Nine tenths of the looks that a day has.</summary>
    private const double WholeDay = 900;

    /// <returns>Null where it is not asked.</returns>
    public static TargetHistory? Judge(PolicyFacts facts, ObjectiveFacts objective, ObjectiveStatus? before)
    {
        if (objective.Objective.Sli.Gauge is null)
            return null;
        var known = Known(objective.Objective, before);
        if (
            known == TargetHistory.Kept
            || objective.Day?.Value is not { } day
            || ErrorBudget.BurnRate(day, objective.Target) is not { } burn
        )
            return known;
        // A value that has gaps is judged by what there is once the policy is a day old.
        if (day.Total < WholeDay && facts.Now - facts.Policy.Metadata.CreationTimestamp < Day)
            return known;
        return burn < Spent ? TargetHistory.Kept : TargetHistory.NeverKept;
    }

    /// <summary>Another target, or another gauge, is another history.</summary>
    public static TargetHistory Known(Objective objective, ObjectiveStatus? before) =>
        before?.Indicator == Fingerprint.Of(objective) ? before.History ?? TargetHistory.Unknown : TargetHistory.Unknown;

    public static bool MayOpen(TargetHistory? history, EvidenceSource tier) =>
        history is null or TargetHistory.Kept || tier is not (EvidenceSource.Slow or EvidenceSource.Trickle);
}
