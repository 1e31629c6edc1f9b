namespace MlOps.Analysis.Burn.Tiers;

/// <summary>A pair of windows over which a share of the error budget must not burn.</summary>
/// <param name="Name">The tier's name, as policies refer to it.</param>
/// <param name="Long">The window in which the share burns.</param>
/// <param name="Short">The window that shows it still burns; shorter than <paramref name="Long"/>.</param>
/// <param name="BudgetShare">Share of the whole budget, above 0, at most 1 (0.02 is 2 %).</param>
public sealed record BurnTier(string Name, TimeSpan Long, TimeSpan Short, double BudgetShare)
{
    /// <summary>
    /// The burn rate at which <see cref="BudgetShare"/> of the budget of <paramref name="sloWindow"/> is gone after <see cref="Long"/>.
    /// </summary>
    public double Factor(TimeSpan sloWindow) => BudgetShare * (sloWindow / Long);
}
