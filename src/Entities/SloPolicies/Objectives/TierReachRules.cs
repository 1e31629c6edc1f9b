using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.SloPolicies.Objectives;

/// <summary>
/// A tier whose threshold is a failure of everything or more can never fire, and one below the allowed rate fires while the objective is
/// kept; with the arithmetic, for the one who wrote it.
/// </summary>
public static class TierReachRules
{
    /// <summary>The lowest factor of the default table at its own 28 days, that of the trickle tier; at 30 days it is 1.</summary>
    private const decimal LeastFactor = 0.933m;

    /// <returns>
    /// The share of bad events at which a tier breaches: (budgetPercent · window / longWindow) · (1 − target), after the SRE workbook,
    /// chapter 5.
    /// </returns>
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

    /// <summary>What is wrong with a tier in this window, whatever the objectives are.</summary>
    public static (string Field, string Problem)? Problem(BurnTierSpec tier, string window)
    {
        if (!PrometheusDuration.TryParse(window, out var whole) || !PrometheusDuration.TryParse(tier.LongWindow, out var longer))
            return null;
        if (longer > whole)
            return (nameof(tier.LongWindow), $"{tier.LongWindow} is longer than spec.window, {window}; shorten it or lengthen spec.window");
        if (Numbers.Of(tier.BudgetPercent) is not { } budget || budget <= 0 || Factor(budget, window, tier.LongWindow) is not < LeastFactor)
            return null;
        return (
            nameof(tier.BudgetPercent),
            $"would report a breach for a model that meets its objectives: {Rate(tier, window)} times the allowed rate; raise budgetPercent to {Needed(tier, window)} or more, or shorten longWindow"
        );
    }

    /// <summary>A tier within the tolerance for the default table's own trickle tier.</summary>
    public static string? Risk(BurnTierSpec tier, string window) =>
        Numbers.Of(tier.BudgetPercent) is { } budget && Factor(budget, window, tier.LongWindow) is >= LeastFactor and < 1 and var factor
            ? FormattableString.Invariant(
                $"makes the tier fire at {factor:0.##} times the allowed rate, at which the budget still lasts; with {Needed(tier, window)} or more it fires only if the budget would run out"
            )
            : null;

    private static string Rate(BurnTierSpec tier, string window) =>
        FormattableString.Invariant(
            $"{tier.BudgetPercent} % of {window} over {tier.LongWindow} is {Factor(Numbers.Of(tier.BudgetPercent) ?? 0, window, tier.LongWindow):0.##}"
        );

    /// <summary>The share at which the factor is 1, rounded up.</summary>
    private static string Needed(BurnTierSpec tier, string window) =>
        FormattableString.Invariant($"{Math.Ceiling(10_000 / (Factor(100, window, tier.LongWindow) ?? 1)) / 100:0.##}");

    /// <summary>For example: 2 % of 28d over 1h is 13.44 times the allowed 8 %, 107.5 % of all events.</summary>
    public static string Arithmetic(BurnTierSpec tier, Objective objective, string window)
    {
        var factor = Factor(Numbers.Of(tier.BudgetPercent) ?? 0, window, tier.LongWindow);
        var allowed = 100 - (Numbers.Of(objective.Target) ?? 0);
        return FormattableString.Invariant(
            $"{Rate(tier, window)} times the allowed {allowed:0.####} %, {factor * allowed:0.#} % of all events"
        );
    }

    private static decimal? Factor(decimal budget, string window, string longWindow) =>
        PrometheusDuration.TryParse(window, out var whole) && PrometheusDuration.TryParse(longWindow, out var longer)
            ? budget / 100 * (decimal)(whole / longer)
            : null;
}
