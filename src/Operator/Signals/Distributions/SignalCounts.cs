using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Operator.Signals.Distributions;

/// <summary>How a signal's values were spread in one window. Exactly one of both is there.</summary>
/// <param name="HistogramBuckets">Of a histogram.</param>
/// <param name="Categories">Of a categorical signal.</param>
internal sealed record SignalCounts(HistogramBuckets? HistogramBuckets, IReadOnlyDictionary<string, double>? Categories)
{
    /// <summary>Samples of the window.</summary>
    public double Total => HistogramBuckets?.Total ?? Categories!.Values.Sum();

    public static SignalCounts Of(HistogramBuckets ladder) => new(ladder, null);

    public static SignalCounts Of(IReadOnlyDictionary<string, double> categories) => new(null, categories);

    /// <summary>Several windows as one.</summary>
    public static SignalCounts Sum(IReadOnlyList<SignalCounts> all) =>
        all[0].HistogramBuckets is not null
            ? Of(Analysis.Drift.Distributions.HistogramBuckets.Sum([.. all.Select(one => one.HistogramBuckets!)]))
            : Of(
                all.SelectMany(one => one.Categories!)
                    .GroupBy(one => one.Key, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Sum(one => one.Value), StringComparer.Ordinal)
            );

    /// <summary>The bins that both sides have; or why there are none.</summary>
    public static (PairedCounts? Counts, BucketDefect Defect) Pair(SignalCounts reference, SignalCounts current) =>
        reference.HistogramBuckets is { } ladder
            ? Alignment.Of(ladder, current.HistogramBuckets!)
            : (Analysis.Drift.Distributions.Categories.Of(reference.Categories!, current.Categories!), BucketDefect.None);
}
