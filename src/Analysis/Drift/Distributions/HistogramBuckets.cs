namespace MlOps.Analysis.Drift.Distributions;

/// <summary>
/// A histogram as upper bounds with the counts of all samples up to them, whatever kind of histogram it came from. The gaps are what
/// is not known: within them a boundary of another ladder cannot be met.
/// </summary>
public sealed record HistogramBuckets
{
    private readonly double[] _edges;
    private readonly double[] _cumulative;
    private readonly bool _isNative;
    private readonly Bucket[] _buckets;

    private HistogramBuckets(
        double[] edges,
        double[] cumulative,
        double total,
        Bucket[] buckets,
        bool isNative,
        BucketDefect defect = BucketDefect.None
    ) => (_edges, _cumulative, Total, _buckets, _isNative, Defect) = (edges, cumulative, total, buckets, isNative, defect);

    /// <summary>All samples.</summary>
    public double Total { get; }

    /// <summary>Why it cannot be read; then it has no edges and no samples.</summary>
    public BucketDefect Defect { get; }

    /// <summary>Finite upper bounds, ascending.</summary>
    public IReadOnlyList<double> Edges => _edges;

    /// <summary>The populated buckets of a native histogram; none for a classic one.</summary>
    public IReadOnlyList<Bucket> Populated => _buckets;

    /// <summary>From the buckets of a classic histogram.</summary>
    /// <param name="buckets">Bounds <c>le</c>, <c>+Inf</c> among them, with the samples up to each; in any order, no bound twice.</param>
    /// <remarks>
    /// Buckets of different pods are scraped at different moments, so that a sum over them can dip a little; the running maximum is what
    /// Prometheus' own quantiles take.
    /// </remarks>
    public static HistogramBuckets OfClassic(IEnumerable<(double Le, double Count)> buckets)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        var sorted = buckets.OrderBy(bucket => bucket.Le).ToArray();
        var defect =
            sorted.Length == 0 ? BucketDefect.Empty
            : sorted.Any(b => double.IsNaN(b.Le) || !double.IsFinite(b.Count) || b.Count < 0) ? BucketDefect.NotFinite
            : !double.IsPositiveInfinity(sorted[^1].Le) ? BucketDefect.NoInfinity
            : BucketDefect.None;
        if (defect != BucketDefect.None)
        {
            return new HistogramBuckets([], [], 0, [], false, defect);
        }

        var highest = 0.0;
        var cumulative = sorted.Select(bucket => highest = Math.Max(highest, bucket.Count)).ToArray();
        return new HistogramBuckets([.. sorted.SkipLast(1).Select(bucket => bucket.Le)], cumulative[..^1], cumulative[^1], [], false);
    }

    /// <summary>From the populated buckets of a native histogram, which leaves out those that are empty.</summary>
    /// <param name="buckets">In any order, not overlapping.</param>
    public static HistogramBuckets OfNative(IEnumerable<Bucket> buckets)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        var sorted = buckets.OrderBy(bucket => bucket.Upper).ToArray();
        if (
            sorted.Any(b =>
                double.IsNaN(b.Lower) || double.IsNaN(b.Upper) || b.Lower >= b.Upper || !double.IsFinite(b.Count) || b.Count < 0
            )
        )
        {
            return new HistogramBuckets([], [], 0, [], true, BucketDefect.NotFinite);
        }

        if (sorted.Length == 0)
        {
            return new HistogramBuckets([], [], 0, [], true, BucketDefect.Empty);
        }

        double[] edges = [.. sorted.SelectMany(b => new[] { b.Lower, b.Upper }).Where(double.IsFinite).Distinct().Order()];
        return new HistogramBuckets(
            edges,
            [.. edges.Select(edge => sorted.Where(b => b.Upper <= edge).Sum(b => b.Count))],
            sorted.Sum(b => b.Count),
            sorted,
            true
        );
    }

    /// <summary>Several windows as one, at the edges that all of them know.</summary>
    /// <param name="ladders">At least one, without defects.</param>
    public static HistogramBuckets Sum(IReadOnlyList<HistogramBuckets> ladders)
    {
        ArgumentNullException.ThrowIfNull(ladders);
        var edges = ladders
            .SelectMany(ladder => ladder.Edges)
            .Distinct()
            .Where(edge => ladders.All(ladder => ladder.UpTo(edge) is not null));
        return OfClassic(
            edges
                .Select(edge => (edge, ladders.Sum(ladder => ladder.UpTo(edge)!.Value)))
                .Append((double.PositiveInfinity, ladders.Sum(ladder => ladder.Total)))
        );
    }

    /// <summary>
    /// Samples up to a bound; null when the ladder cannot tell, because the bound is none of its own or lies within a populated bucket.
    /// </summary>
    public double? UpTo(double edge)
    {
        var at = Array.BinarySearch(_edges, edge);
        if (at >= 0)
        {
            return _cumulative[at];
        }

        // Between the buckets of a native histogram there is nothing, which is known; between those of a classic one anything may be.
        return !_isNative || Array.Exists(_buckets, b => b.Count > 0 && b.Lower < edge && edge < b.Upper)
            ? null
            : _buckets.Where(b => b.Upper <= edge).Sum(b => b.Count);
    }
}
