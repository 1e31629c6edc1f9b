using System.Globalization;

namespace MlOps.Analysis.Burn.Tiers;

/// <summary>
/// A burn factor times a generous budget may exceed 100 %: such a tier is silent in a total outage. One below the allowed rate would call a
/// budget that lasts spent.
/// </summary>
public static class Reachability
{
    /// <summary>
    /// The lowest factor of the default table at its own 28 days: trickle's 0.93, an early word of a slow leak, which at 30 days is 1.
    /// A steady burn at less than that leaves budget at the end of the window.
    /// </summary>
    private const double LeastFactor = 0.933;
    private const double MarginalAbove = 0.5;
    private const double Rounding = 1e-12;

    /// <summary>Checks whether factor × (1 − target) is a ratio that can occur, and one at which the budget does not last.</summary>
    /// <param name="target">The objective as a fraction, above 0 and below 1.</param>
    /// <param name="factor">The tier's burn factor, above 0.</param>
    public static ReachabilityResult Check(double target, double factor)
    {
        var (threshold, kind) = (factor * (1 - target), Kind(target, factor));
        var product = string.Create(
            CultureInfo.InvariantCulture,
            $"{factor:0.##} x {100 * (1 - target):0.####} % = {100 * threshold:0.##} %"
        );
        return new ReachabilityResult(
            kind,
            threshold,
            product
                + kind switch
                {
                    ReachabilityKind.WithinBudget => string.Create(
                        CultureInfo.InvariantCulture,
                        $" < {100 * (1 - target):0.####} %: would call a model breached that keeps its objective"
                    ),
                    ReachabilityKind.Unreachable => $" {(threshold > 1 + Rounding ? "> 100 %" : "is everything")}: cannot fire",
                    ReachabilityKind.Marginal => " > 50 %: fires only when most events are bad",
                    _ => ": can fire",
                }
        );
    }

    /// <summary>The verdict alone.</summary>
    /// <inheritdoc cref="Check" path="/param"/>
    public static ReachabilityKind Kind(double target, double factor) =>
        factor < LeastFactor ? ReachabilityKind.WithinBudget
        : factor * (1 - target) >= 1 - Rounding ? ReachabilityKind.Unreachable
        : factor * (1 - target) > MarginalAbove ? ReachabilityKind.Marginal
        : ReachabilityKind.Reachable;
}
