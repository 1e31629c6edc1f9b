using MlOps.Analysis.Burn;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>A default tier that the target puts out of reach is dropped, and the arithmetic is told.</summary>
internal static class TierReach
{
    public static IEnumerable<BurnTier> Usable(double target, TimeSpan window) =>
        DefaultTiers.All.Where(t => Reachability.Check(target, t.Factor(window)).CanFire);

    public static IEnumerable<string> Dropped(string objective, double target, TimeSpan window) =>
        DefaultTiers.All
            .Select(t => (Tier: t, Reach: Reachability.Check(target, t.Factor(window))))
            .Where(t => !t.Reach.CanFire)
            .Select(t => $"{objective}/{t.Tier.Name}: {t.Reach.Explanation}");
}
