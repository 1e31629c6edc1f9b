namespace MlOps.Analysis.Burn.Tiers;

/// <summary>The multi-window tiers of Google's SRE workbook (ch. 5), with a fourth for slow leaks.</summary>
public static class DefaultTiers
{
    /// <summary>2 % of the budget in an hour; 13.44 times the allowed rate at 28 days.</summary>
    public static BurnTier Fast { get; } = new("fast", TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0.02);

    /// <summary>5 % in six hours; 5.6 times at 28 days.</summary>
    public static BurnTier Medium { get; } = new("medium", TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 0.05);

    /// <summary>10 % in a day; 2.8 times at 28 days.</summary>
    public static BurnTier Slow { get; } = new("slow", TimeSpan.FromDays(1), TimeSpan.FromHours(2), 0.1);

    /// <summary>10 % in three days; 0.93 times at 28 days.</summary>
    public static BurnTier Trickle { get; } = new("trickle", TimeSpan.FromDays(3), TimeSpan.FromHours(6), 0.1);

    /// <summary>All four, fastest first.</summary>
    public static IReadOnlyList<BurnTier> All { get; } = [Fast, Medium, Slow, Trickle];
}
