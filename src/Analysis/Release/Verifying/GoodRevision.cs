using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release.Verifying;

/// <summary>The statistical part of calling a revision good; soak time, readiness and breaches are the caller's.</summary>
public static class GoodRevision
{
    /// <summary>The release test's margin: what is proven to stay below it, that test can never call bad.</summary>
    private const double Margin = 2;

    /// <summary>
    /// Good iff N ≥ <paramref name="minRequests"/>, the lower 95 % bound of bad/total is at most 1 − target, and its upper 95 % bound is at
    /// most twice that: a missing proof of badness, looked at until it comes, called two in three revisions good that spent their budget
    /// twice as fast.
    /// </summary>
    /// <param name="bad">Bad requests since promotion, at least 0.</param>
    /// <param name="total">All requests since promotion, at least 0.</param>
    /// <param name="target">The objective as a fraction, 0 to 1.</param>
    /// <param name="minRequests">Requests needed; 1000 by default in the API.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or not finite.</exception>
    public static GoodRevisionReason Evaluate(double bad, double total, double target, double minRequests) =>
        ProportionBounds.Lower95(bad, total) > 1 - target ? GoodRevisionReason.MissesTarget
        : total < minRequests ? GoodRevisionReason.TooFewRequests
        : ProportionBounds.Upper95(bad, total) > Margin * (1 - target) ? GoodRevisionReason.NotShown
        : GoodRevisionReason.Good;
}
