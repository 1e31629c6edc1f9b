using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Plan;

/// <summary>Records decisions, those to hold included.</summary>
internal static class DecisionLog
{
    private const int History = 20;

    /// <summary>A hold is recorded once per request and rule, else a long incident would fill the history with itself.</summary>
    public static ReconcilePlan Record(ReconcilePlan plan, DecisionCase c, string? policy, long episode, ActionKind action, Ruling ruling, Func<EventRecord> record)
    {
        if (plan.Status.Decisions.Any(d => d.Id == c.Id && d.Rule == ruling.Rule && d.Outcome == ruling.Outcome))
            return plan;
        var decision = new DecisionRecord
        {
            Id = c.Id,
            At = plan.Now,
            Policy = policy,
            Episode = episode,
            Action = action,
            Outcome = ruling.Outcome,
            Rule = ruling.Rule,
            Message = ruling.Message,
        };
        return plan
            .Change(s => s with { Decisions = [decision, .. s.Decisions.Take(History - 1)] })
            .WithEvent(record());
    }
}
