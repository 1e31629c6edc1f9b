using MlOps.Entities.Common;

namespace MlOps.Entities.SloPolicies;

/// <summary>A tier whose threshold is a failure of everything or more can never fire; with its arithmetic, for the one who wrote it.</summary>
public static class TierReachRules
{
    /// <returns>The share of bad events at which a tier breaches: (budgetPercent · window / longWindow) · (1 − target), after the SRE workbook, chapter 5.</returns>
    public static decimal? Threshold(BurnTierSpec tier, string target, string window)
    {
        if (Numbers.Of(target) is not { } percent || Numbers.Of(tier.BudgetPercent) is not { } budget)
            return null;
        return Factor(budget, window, tier.LongWindow) * (100 - percent) / 100;
    }

    public static string? Problem(BurnTierSpec tier, Objective objective, string window)
    {
        if (Threshold(tier, objective.Target, window) is not >= 1)
            return null;
        return $"can never fire for objective {objective.Name}: {Arithmetic(tier, objective, window)}; lower budgetPercent or lengthen longWindow";
    }

    /// <summary>For example: 2 % of 28d over 1h is 13.44 times the allowed 8 %, 107.5 % of all events.</summary>
    public static string Arithmetic(BurnTierSpec tier, Objective objective, string window)
    {
        var factor = Factor(Numbers.Of(tier.BudgetPercent) ?? 0, window, tier.LongWindow);
        var allowed = 100 - (Numbers.Of(objective.Target) ?? 0);
        return FormattableString.Invariant($"{tier.BudgetPercent} % of {window} over {tier.LongWindow} is {factor:0.##} times the allowed {allowed:0.####} %, {factor * allowed:0.#} % of all events");
    }

    private static decimal? Factor(decimal budget, string window, string longWindow) =>
        PrometheusDuration.TryParse(window, out var whole) && PrometheusDuration.TryParse(longWindow, out var longer)
            ? budget / 100 * (decimal)(whole / longer)
            : null;
}
