using System.Globalization;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>
/// The tiers of a policy: those that it writes, else the default ones; of these, one that the target puts out of reach, or that the window
/// makes fire while the budget lasts, is dropped, and the arithmetic is reported.
/// </summary>
internal static class TierReach
{
    public static IEnumerable<BurnTier> Usable(SloPolicySpec spec, double target) =>
        All(spec, target).Where(t => t.Reach.CanFire).Select(t => t.Tier);

    public static IEnumerable<string> Dropped(SloPolicySpec spec, string objective, double target) =>
        All(spec, target).Where(t => !t.Reach.CanFire).Select(t => $"{objective}/{t.Tier.Name}: {t.Reach.Explanation}");

    /// <summary>Each tier with whether it can fire at this target, and the arithmetic.</summary>
    public static IEnumerable<(BurnTier Tier, ReachabilityResult Reach)> All(SloPolicySpec spec, double target) =>
        Tiers(spec).Select(t => (t, Reachability.Check(target, t.Factor(Window(spec)))));

    public static TimeSpan Window(SloPolicySpec spec) =>
        PrometheusDuration.TryParse(spec.Window, out var window) ? window : TimeSpan.FromDays(28);

    private static IEnumerable<BurnTier> Tiers(SloPolicySpec spec) =>
        spec.Tiers is { Count: > 0 } written ? written.OrderBy(t => t.Name).Select(Tier) : DefaultTiers.All;

    private static BurnTier Tier(BurnTierSpec spec) =>
        new(
            spec.Name.ToString().ToLowerInvariant(),
            Duration(spec.LongWindow),
            Duration(spec.ShortWindow),
            double.Parse(spec.BudgetPercent, CultureInfo.InvariantCulture) / 100
        );

    private static TimeSpan Duration(string text) =>
        PrometheusDuration.TryParse(text, out var duration) ? duration : throw new FormatException($"'{text}' is no duration");
}
