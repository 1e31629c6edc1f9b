using System.Globalization;

namespace MlOps.Analysis.Burn;

/// <summary>A burn factor times a generous budget may exceed 100 %: such a tier is silent in a total outage.</summary>
public static class Reachability
{
    private const double MarginalAbove = 0.5;
    private const double Rounding = 1e-12;

    /// <summary>Checks whether factor × (1 − target) is a ratio that can occur.</summary>
    /// <param name="target">The objective as a fraction, above 0 and below 1.</param>
    /// <param name="factor">The tier's burn factor, above 0.</param>
    public static ReachabilityResult Check(double target, double factor)
    {
        var threshold = factor * (1 - target);
        var product = string.Create(
            CultureInfo.InvariantCulture, $"{factor:0.##} x {100 * (1 - target):0.####} % = {100 * threshold:0.##} %");
        return threshold >= 1 - Rounding
            ? new ReachabilityResult(ReachabilityKind.Unreachable, threshold, $"{product} {(threshold > 1 + Rounding ? "> 100 %" : "is everything")}: cannot fire")
            : threshold > MarginalAbove
                ? new ReachabilityResult(ReachabilityKind.Marginal, threshold, $"{product} > 50 %: fires only when most events are bad")
                : new ReachabilityResult(ReachabilityKind.Reachable, threshold, $"{product}: can fire");
    }
}
