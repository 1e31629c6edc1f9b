using MlOps.Analysis.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>
/// The error budget of the whole window, as people read it. Written when the remaining share has moved by a whole percent or its burn
/// rate by half, so that at rest nothing is written.
/// </summary>
internal static class BudgetJudge
{
    /// <summary>The forecast assumes that this rate persists.</summary>
    public static readonly TimeSpan LastHour = TimeSpan.FromHours(1);

    /// <summary>
    /// A forecast that has been given is kept down to this rate: one that hovers about 1 would come and go with every look.
    /// </summary>
    private const double StillBurning = 0.8;

    public static BudgetStatus? Judge(PolicyFacts facts, ObjectiveFacts objective, BudgetStatus? before)
    {
        var hour = objective.LastHour?.Value is { } counts ? ErrorBudget.BurnRate(counts, objective.Target) : null;
        var rate = BurnFigure.Settle(before?.BurnRate, hour);
        // One failure of one request would have spent the budget a hundred times.
        if (objective.Budget?.Value is { } few && few.Total < objective.Guard.MinShort)
            return null;
        if (objective.Budget?.Value is not { } whole || ErrorBudget.Remaining(whole, objective.Target) is not { } remaining)
            return before is null ? null : before with { BurnRate = rate, ExhaustedInHours = null };
        var next = new BudgetStatus
        {
            RemainingPercent = Percent(Math.Clamp(remaining, -100, 1) * 100, before?.RemainingPercent),
            BurnRate = rate,
            ExhaustedInHours = Exhausted(facts, remaining, hour, before?.ExhaustedInHours is not null),
            At = facts.Now,
        };
        return before is null || HasMoved(before, next) ? next : before;
    }

    /// <summary>
    /// Rounded down. A figure that is written already stays until the share is half a percent beyond it: one that hovers about a whole
    /// percent would be written with every look. Whether the budget is overspent is never rounded.
    /// </summary>
    private static int Percent(double left, int? before) =>
        before is { } known && left > known - 0.5 && left < known + 1.5 && left < 0 == known < 0 ? known : (int)Math.Floor(left);

    private static bool HasMoved(BudgetStatus before, BudgetStatus next) =>
        before.RemainingPercent != next.RemainingPercent
        || before.BurnRate != next.BurnRate
        || before.ExhaustedInHours is null != next.ExhaustedInHours is null;

    /// <summary>W · remaining / burn of the last hour, where that burn is above 1; 1 is the rate that just spends the budget.</summary>
    private static int? Exhausted(PolicyFacts facts, double remaining, double? burn, bool wasForecast) =>
        remaining > 0 && burn > (wasForecast ? StillBurning : 1)
            ? (int)(TierReach.Window(facts.Policy.Spec).TotalHours * remaining / burn)
            : null;
}
