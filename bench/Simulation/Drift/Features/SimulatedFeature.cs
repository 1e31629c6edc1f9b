using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Bench.Simulation.Drift.Features;

/// <summary>One feature as its service exports it.</summary>
/// <param name="Masses">
/// The probability of each bucket or category at a level of the mean (in deviations), or at a share that a new category has.
/// </param>
/// <param name="Samples">In each window.</param>
public sealed record SimulatedFeature(Func<double, double[]> Masses, int Samples)
{
    /// <summary>Finite boundaries; null for categories, which have no order.</summary>
    public IReadOnlyList<double>? Edges { get; init; }

    /// <summary>Hours in a window; judged four times in each, as the operator does by default.</summary>
    public double WindowHours { get; init; } = 24;

    /// <summary>Factor on the traffic from time 0 on.</summary>
    public double Growth { get; init; } = 1;

    /// <summary>What its mean does.</summary>
    public Course Course { get; init; } = Course.Steady;

    /// <summary>A histogram of <paramref name="bins"/> buckets.</summary>
    public static SimulatedFeature Of(Shape shape, int bins, int samples)
    {
        var axis = shape.Axis(bins);
        return new SimulatedFeature(level => shape.Masses(axis, level), samples) { Edges = shape.Edges(bins) };
    }

    /// <summary>
    /// Categories, the first the most frequent and each next one less by a third; the last appears when the level is above 0, at that
    /// share.
    /// </summary>
    public static SimulatedFeature Categories(int known, int samples)
    {
        double[] weights = [.. Enumerable.Range(0, known).Select(i => Math.Pow(2 / 3.0, i))];
        var all = weights.Sum();
        return new SimulatedFeature(level => [.. weights.Select(weight => (1 - level) * weight / all), level], samples);
    }

    /// <summary>Both sides as the operator compares them; null where it refuses to.</summary>
    public PairedCounts? Pair(double[] reference, double[] current) =>
        Edges is null
            ? Analysis.Drift.Distributions.Categories.Of(Named(reference), Named(current))
            : Alignment.Of(HistogramBuckets(reference), HistogramBuckets(current)).Pair;

    /// <summary>Both sides bucket by bucket, as somebody would compare them who does not ask whether that can be done.</summary>
    public PairedCounts Unchecked(double[] reference, double[] current) =>
        Edges is null ? new PairedCounts(reference, current) : new BinnedPair(Edges, reference, current);

    private static Dictionary<string, double> Named(double[] counts) =>
        counts
            .Select((count, i) => (Name: $"c{i:00}", Count: count))
            .Where(one => one.Count > 0)
            .ToDictionary(one => one.Name, one => one.Count);

    private HistogramBuckets HistogramBuckets(double[] counts)
    {
        var upTo = 0.0;
        return Analysis.Drift.Distributions.HistogramBuckets.OfClassic(
            counts.Select((count, i) => (i < Edges!.Count ? Edges[i] : double.PositiveInfinity, upTo += count))
        );
    }
}
