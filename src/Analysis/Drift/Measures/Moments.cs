using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Analysis.Drift.Measures;

/// <summary>Measures in units of the reference's standard deviation, from buckets.</summary>
public static class Moments
{
    private static readonly double[] Levels = [0.1, 0.25, 0.5, 0.75, 0.9];

    /// <summary>The largest share of the reference outside the finite edges with which these can be computed.</summary>
    public const double MostOutside = 0.05;

    /// <summary>The reference's share below the first and above the last edge, where nothing is known of the values.</summary>
    public static double Outside(BinnedPair counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        // A quantity that is never below 0 has its first bucket from 0 on: nothing of that is outside.
        return (counts.Edges[0] > 0 ? 0 : counts.Reference[0] / counts.ReferenceTotal) + (counts.Reference[^1] / counts.ReferenceTotal);
    }

    /// <summary>
    /// First Wasserstein distance Σ|F − G|·Δedge over the finite edges, divided by the reference's standard deviation, at least a
    /// thousandth of the edges' range.
    /// </summary>
    public static double Wasserstein(BinnedPair counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var steps = Steps(counts).ToList();
        return Of(steps.Zip(steps.Skip(1), (a, b) => Math.Abs(a.Reference - a.Current) * (b.Edge - a.Edge)).Sum(), Scale(counts));
    }

    /// <summary>|Difference of the means| in standard deviations of the reference.</summary>
    public static double MeanShift(BinnedPair counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Of(Math.Abs(Mean(counts, counts.Current) - Mean(counts, counts.Reference)), Scale(counts));
    }

    /// <summary>The largest move among the 10th, 25th, 50th, 75th and 90th percentile, in standard deviations of the reference.</summary>
    public static double QuantileShift(BinnedPair counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Of(
            Levels.Max(level => Math.Abs(Quantile(counts, level, at => at.Reference) - Quantile(counts, level, at => at.Current))),
            Scale(counts)
        );
    }

    /// <summary>A single edge has no width to move along.</summary>
    private static double Of(double move, double scale) => scale > 0 ? move / scale : 0;

    private static double Scale(BinnedPair counts)
    {
        var mean = Mean(counts, counts.Reference);
        var variance = Midpoints(counts).Zip(counts.Reference, (x, c) => (x - mean) * (x - mean) * c).Sum() / counts.ReferenceTotal;
        return Math.Max(Math.Sqrt(variance), (counts.Edges[^1] - Floor(counts)) / 1000);
    }

    private static double Mean(BinnedPair counts, IReadOnlyList<double> of) => Midpoints(counts).Zip(of, (x, c) => x * c).Sum() / of.Sum();

    /// <summary>The middle of each bin; for the open ones the edge that they have.</summary>
    private static IEnumerable<double> Midpoints(BinnedPair counts)
    {
        yield return (Floor(counts) + counts.Edges[0]) / 2;
        for (var i = 1; i < counts.Edges.Count; i++)
        {
            yield return (counts.Edges[i - 1] + counts.Edges[i]) / 2;
        }

        yield return counts.Edges[^1];
    }

    /// <summary>Where the first bin begins: at 0, where the edges lie above it, as Prometheus' own quantiles take it.</summary>
    private static double Floor(BinnedPair counts) => Math.Min(counts.Edges[0], counts.Edges[0] > 0 ? 0 : counts.Edges[0]);

    private static IEnumerable<(double Edge, double Reference, double Current)> Steps(BinnedPair counts) =>
        Floor(counts) < counts.Edges[0] ? counts.Cumulative().Prepend((Floor(counts), 0, 0)) : counts.Cumulative();

    private static double Quantile(BinnedPair counts, double level, Func<(double Edge, double Reference, double Current), double> share)
    {
        var (edge, below) = (Floor(counts), 0.0);
        foreach (var step in Steps(counts))
        {
            var upTo = share(step);
            if (upTo >= level)
            {
                return upTo > below ? edge + ((step.Edge - edge) * (level - below) / (upTo - below)) : step.Edge;
            }

            (edge, below) = (step.Edge, upTo);
        }

        return edge;
    }
}
