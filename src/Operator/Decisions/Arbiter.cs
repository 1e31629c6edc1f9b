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
        HumanRules.Paused,
        HumanRules.ManualOverride,
        EvidenceRules.Stale,
        EvidenceRules.RecommendOnly,
        TargetRules.NoSafeRevision,
        AttributionRules.OutsideWindow,
        AttributionRules.DemandSurged,
        AttributionRules.DemandUnknown,
        AttributionRules.SharedOnset,
        BudgetRules.PerDay,
        AttributionRules.ProbesContradict,
    ];

    public static Ruling Decide(RollbackCase c)
    {
        foreach (var rule in Rules)
        {
            if (rule(c) is { } ruling)
                return ruling;
        }

        return c.Policy.Spec.Mode == PolicyMode.Enforce
            ? new Ruling(DecisionOutcome.Act, "Proven", c.Request.Evidence)
            : new Ruling(DecisionOutcome.Would, "ObserveMode", $"Would roll back to {c.Target?.Hash}: {c.Request.Evidence}");
    }
}
