using MlOps.Analysis.Counters;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release.Verifying;

/// <summary>Judges the revision that was rolled back to, on its own requests after the switch, as often as one looks.</summary>
public static class Verification
{
    /// <summary>
    /// Failed only by the release test's own evidence, which knows bursts and may be looked at after every scrape: bounds of independent
    /// events that are looked at again and again failed up to one in nine right rollbacks. Passed iff upper95(r) &lt; r_before / 2 and
    /// lower95(r) ≤ 1 − target; else Undecided.
    /// </summary>
    /// <param name="after">Events of the good revision since the switch, by scrape.</param>
    /// <param name="ratioBefore">The bad revision's ratio before the switch, 0 to 1.</param>
    /// <param name="target">The objective as a fraction, above 0 and below 1.</param>
    /// <param name="options">Those of the release test; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or not finite, or the target is outside its range.</exception>
    public static VerificationResult Evaluate(EventCounts after, double ratioBefore, double target, ReleaseTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        options ??= ReleaseTestOptions.Default;
        var strict = options with { MinLog10EUnknown = options.MinLog10E };
        if (ReleaseTest.Evaluate(after, target, null, strict).Outcome == ReleaseOutcome.Breached)
        {
            return VerificationResult.Failed;
        }

        var (bad, total) = (Math.Min(after.Bad, after.Total), after.Total);
        return ProportionBounds.Upper95(bad, total) < ratioBefore / 2 && ProportionBounds.Lower95(bad, total) <= 1 - target
            ? VerificationResult.Passed
            : VerificationResult.Undecided;
    }
}
