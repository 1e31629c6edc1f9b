using MlOps.Analysis.Counters;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release;

/// <summary>Judges the revision that was rolled back to, on its own requests after the switch.</summary>
public static class Verification
{
    /// <summary>Events needed before failure is called.</summary>
    private const double MinEventsToFail = 30;

    /// <summary>
    /// Passed iff upper95(r) &lt; r_before / 2 and lower95(r) ≤ 1 − target; Failed iff, on at least 30 events, lower95(r) is above
    /// r_before / 2 or above 1 − target; else Undecided.
    /// </summary>
    /// <param name="after">Events of the good revision since the switch.</param>
    /// <param name="ratioBefore">The bad revision's ratio before the switch, 0 to 1.</param>
    /// <param name="target">The objective as a fraction, 0 to 1.</param>
    public static VerificationOutcome Evaluate(EventCounts after, double ratioBefore, double target)
    {
        ArgumentNullException.ThrowIfNull(after);
        return Evaluate(after.Bad, after.Total, ratioBefore, target);
    }

    /// <summary>As <see cref="Evaluate(EventCounts, double, double)"/>, from sums.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or not finite.</exception>
    public static VerificationOutcome Evaluate(double bad, double total, double ratioBefore, double target)
    {
        var (half, lower) = (ratioBefore / 2, ProportionBounds.Lower95(bad, total));
        if (lower > half || lower > 1 - target)
        {
            return total >= MinEventsToFail ? VerificationOutcome.Failed : VerificationOutcome.Undecided;
        }

        return ProportionBounds.Upper95(bad, total) < half ? VerificationOutcome.Passed : VerificationOutcome.Undecided;
    }
}
