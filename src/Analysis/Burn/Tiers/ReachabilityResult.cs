namespace MlOps.Analysis.Burn.Tiers;

/// <summary>Whether a tier can fire, with the arithmetic.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="ThresholdRatio">The ratio at which it fires: factor × (1 − target); above 1 is out of reach.</param>
/// <param name="Explanation">The arithmetic in words, for conditions and messages.</param>
public sealed record ReachabilityResult(ReachabilityKind Kind, double ThresholdRatio, string Explanation)
{
    /// <summary>True unless the tier cannot fire at all, or would fire while the objective is kept.</summary>
    public bool CanFire => Kind is ReachabilityKind.Reachable or ReachabilityKind.Marginal;
}
