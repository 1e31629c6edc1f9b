using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Plan;

/// <summary>Records decisions, those to hold included.</summary>
internal static class DecisionLog
{
    private const int History = 20;

    /// <summary>A hold is recorded once per request and rule, else a long incident would fill the history with itself.</summary>
    public static ReconcilePlan Record(
        ReconcilePlan plan,
        DecisionCase c,
        string? policy,
        long episode,
        ActionKind action,
        Ruling ruling,
        Func<EventRecord> record
    )
    {
        if (plan.Status.Decisions.Any(d => IsSame(d, c, ruling)))
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
        return plan.Change(s => s with { Decisions = [decision, .. s.Decisions.Take(History - 1)] }).WithEvent(record());
    }

    /// <summary>
    /// What ended an attempt often holds the next one in the same words: that is one ruling. An action is recorded for each attempt.
    /// </summary>
    private static bool IsSame(DecisionRecord known, DecisionCase c, Ruling ruling) =>
        known.Rule == ruling.Rule
        && known.Outcome == ruling.Outcome
        && (known.Id == c.Id || ruling.Outcome != DecisionOutcome.Act && known.Message == ruling.Message && c.IsId(known.Id));
}
