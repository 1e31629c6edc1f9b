using MlOps.Analysis.Burn;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// The error budget of the whole window, as people read it. Written when the remaining share has moved by a whole percent, so that
/// at rest nothing is written.
/// </summary>
internal static class BudgetJudge
{
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    public static BudgetStatus? Judge(PolicyFacts facts, ObjectiveFacts objective, BudgetStatus? before)
    {
        if (objective.Budget?.Value is not { } whole || ErrorBudget.Remaining(whole, objective.Target) is not { } remaining)
            return before;
        var percent = (int)Math.Floor(Math.Clamp(remaining, -100, 1) * 100);
        if (before?.RemainingPercent == percent)
            return before;
        return new BudgetStatus { RemainingPercent = percent, ExhaustedInHours = Exhausted(facts, objective, remaining), At = facts.Now };
    }

    /// <summary>W · remaining / burn of the last hour, where that burn is above 1; 1 is the rate that just spends the budget.</summary>
    private static int? Exhausted(PolicyFacts facts, ObjectiveFacts objective, double remaining)
    {
        var hour = objective.Tiers.FirstOrDefault(t => t.Tier.Long == Recent)?.Long.Value;
        return hour is not null && remaining > 0 && ErrorBudget.BurnRate(hour, objective.Target) is > 1 and var burn
            ? (int)(TierReach.Window(facts.Policy.Spec).TotalHours * remaining / burn)
            : null;
    }
}
