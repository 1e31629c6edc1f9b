namespace MlOps.Analysis.Drift.Distributions;

/// <summary>Brings two ladders to the edges that both know. Exact, since the counts are cumulative.</summary>
public static class Alignment
{
    /// <summary>Fewer common boundaries than this show neither shape nor shift.</summary>
    public const int LeastEdges = 5;

    /// <summary>
    /// A reference with more than this in one bucket hides a shift of half a standard deviation (KS 0.04 there, computed).
    /// </summary>
    public const double LargestShare = 0.5;

    /// <summary>
    /// More of the current samples than this in one inner bucket, where the reference is spread, is a constant that stands in for values
    /// which are no longer there: it says nothing of how they are spread, and nothing should be learned from it. In an end bucket it may as
    /// well be that the values left the ladder, which is a shift (<see cref="BinnedPair.FilledEnd"/>).
    /// </summary>
    public const double CollapsedShare = 0.99;

    /// <returns>The counts between the common edges, at most 50 bins; or why they cannot be compared.</returns>
    public static (BinnedPair? Pair, BucketDefect Defect) Of(HistogramBuckets reference, HistogramBuckets current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        if (reference.Defect != BucketDefect.None || current.Defect != BucketDefect.None)
        {
            return (null, reference.Defect != BucketDefect.None ? reference.Defect : current.Defect);
        }

        if (reference.Edges.Count < LeastEdges)
        {
            return (null, BucketDefect.TooCoarse);
        }

        var common = reference
            .Edges.Concat(current.Edges)
            .Distinct()
            .Order()
            .Select(edge => (Edge: edge, A: reference.UpTo(edge), B: current.UpTo(edge)))
            .Where(one => one is { A: not null, B: not null })
            .ToList();
        if (common.Count < LeastEdges)
        {
            return (null, BucketDefect.BucketLayoutChanged);
        }

        var pair = new BinnedPair(
            [.. common.Select(one => one.Edge)],
            Differences(common.Select(one => one.A!.Value), reference.Total),
            Differences(common.Select(one => one.B!.Value), current.Total)
        );
        return pair.LargestReferenceShare > LargestShare ? (null, BucketDefect.TooCoarse)
            : pair.LargestCurrentShare > CollapsedShare && pair.FilledEnd is null ? (null, BucketDefect.Collapsed)
            : (pair.MergedTo(), BucketDefect.None);
    }

    private static double[] Differences(IEnumerable<double> cumulative, double total)
    {
        var before = 0.0;
        return [.. cumulative.Append(total).Select(upTo => Math.Max(0, upTo - before + (0 * (before = upTo))))];
    }
}
