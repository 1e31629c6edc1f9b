using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Decisions.Rules;

namespace MlOps.Operator.Decisions;

/// <summary>Decides on a request for a training, as <see cref="Arbiter"/> does on a rollback. No pin or isolation holds it: a training moves no traffic.</summary>
public static class RetrainArbiter
{
    private static readonly IReadOnlyList<Func<RetrainCase, Ruling?>> Rules =
    [
        RetrainRules.NotDeclared,
        HumanRules.Rejected,
        HumanRules.Paused,
        RetrainRules.Stale,
        RetrainRules.Doubted,
        RetrainRules.ActionInProgress,
        RetrainRules.Running,
        RetrainRules.Template,
        RetrainRules.Cooldown,
        RetrainRules.PerWeek,
        RetrainRules.NeedsApproval,
    ];

    public static Ruling Decide(RetrainCase c)
    {
        foreach (var rule in Rules)
        {
            if (rule(c) is { } ruling && !(ruling.Outcome == DecisionOutcome.Recommend && (c.IsApproved || c.Mode == PolicyMode.Observe)))
                return ruling;
        }

        return c.Mode switch
        {
            PolicyMode.Enforce => new Ruling(DecisionOutcome.Act, c.IsApproved ? "Approved" : "Proven", c.Request.Evidence),
            PolicyMode.Recommend when c.IsApproved => new Ruling(DecisionOutcome.Act, "Approved", c.Request.Evidence),
            PolicyMode.Recommend => Ruling.Recommend("RecommendMode", $"a training is recommended: {c.Request.Evidence}"),
            _ => new(DecisionOutcome.Would, c.Policy.Spec.Mode == PolicyMode.Enforce ? "EnforceLater" : "ObserveMode", $"Would start a training: {c.Request.Evidence}"),
        };
    }
}
