using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Burn.Tiers;

/// <summary>What one tier asks of one objective.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="SloWindow">The SLO window, 28 days by default in the API.</param>
/// <param name="Target">The objective as a fraction, above 0 and below 1.</param>
/// <param name="Guard">What the windows must hold.</param>
public sealed record BurnRule(BurnTier Tier, TimeSpan SloWindow, double Target, BurnGuard Guard)
{
    /// <summary>The ratio of bad events at which the tier fires: factor × (1 − target).</summary>
    public double ThresholdRatio => Tier.Factor(SloWindow) * (1 - Target);
}
