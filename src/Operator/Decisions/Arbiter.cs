using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Decisions.Rules;

namespace MlOps.Operator.Decisions;

/// <summary>
/// Decides on a rollback request. The rules stand in the order of their authority: people first, then what is safe, then
/// what is proven. The first that has something against it holds.
/// </summary>
public static class Arbiter
{
    private static readonly IReadOnlyList<Func<RollbackCase, Ruling?>> Rules =
    [
        HumanRules.Pinned,
        HumanRules.Isolated,
        HumanRules.Rejected,
        HumanRules.Paused,
        HumanRules.ManualOverride,
        EvidenceRules.Stale,
        TargetRules.NoSafeRevision,
        BlockerRules.Blocked,
        AttributionRules.OutsideWindow,
        AttributionRules.DemandSurged,
        AttributionRules.SharedOnset,
        BudgetRules.PerDay,
        AttributionRules.ProbesContradict,
        BlockerRules.Untold,
        EvidenceRules.RecommendOnly,
        AttributionRules.DemandUnknown,
    ];

    public static Ruling Decide(RollbackCase c)
    {
        foreach (var rule in Rules)
        {
            if (rule(c) is { } ruling && !(ruling.Outcome == DecisionOutcome.Recommend && c.IsApproved))
                return c.Mode == PolicyMode.Observe && ruling.Outcome == DecisionOutcome.Recommend ? Would(c) : ruling;
        }

        return c.Mode switch
        {
            PolicyMode.Enforce => new Ruling(DecisionOutcome.Act, c.IsApproved ? "Approved" : "Proven", c.Request.Evidence),
            PolicyMode.Recommend when c.IsApproved => new Ruling(DecisionOutcome.Act, "Approved", c.Request.Evidence),
            PolicyMode.Recommend => Ruling.Recommend("RecommendMode", $"a rollback to {c.Target?.Hash} is recommended: {c.Request.Evidence}"),
            _ => Would(c),
        };
    }

    private static Ruling Would(RollbackCase c) => c.Older is { } older
        ? new(DecisionOutcome.Would, "PolicyConflict", $"Would roll back to {c.Target?.Hash}, but SloPolicy {older.Metadata.Name} is older and acts for this model: {c.Request.Evidence}")
        : new(DecisionOutcome.Would, c.Policy.Spec.Mode == PolicyMode.Enforce ? "EnforceLater" : "ObserveMode", $"Would roll back to {c.Target?.Hash}: {c.Request.Evidence}");
}
