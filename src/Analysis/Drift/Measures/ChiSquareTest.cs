using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Drift.Measures;

/// <summary>χ² test of two samples over bins (Pearson), with an effect size that does not depend on the samples' sizes.</summary>
/// <param name="Statistic">χ².</param>
/// <param name="DegreesOfFreedom">Bins after merging, less one.</param>
/// <param name="PValue">Probability of so much difference, or more, between samples of one distribution.</param>
/// <param name="Effect">V* = ½√(χ²(1/n + 1/m)), from 0 to 1. Cramér's V shrinks as n and m part; this does not.</param>
public sealed record ChiSquareTest(double Statistic, int DegreesOfFreedom, double PValue, double Effect)
{
    private const double LeastExpected = 5;

    /// <summary>
    /// Tests the counts; bins of which one side expects fewer than five samples are merged, the rarest first (Cochran, 1954).
    /// </summary>
    public static ChiSquareTest Of(PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (n, m) = (counts.ReferenceTotal, counts.CurrentTotal);
        var bins = Merged(counts, LeastExpected * (n + m) / Math.Min(n, m));
        if (bins.Count < 2)
        {
            return new ChiSquareTest(0, 0, 1, 0);
        }

        var statistic = bins.Sum(bin =>
        {
            var (expectedA, expectedB) = ((bin.A + bin.B) * n / (n + m), (bin.A + bin.B) * m / (n + m));
            return (Square(bin.A - expectedA) / expectedA) + (Square(bin.B - expectedB) / expectedB);
        });
        return new ChiSquareTest(
            statistic,
            bins.Count - 1,
            ChiSquareDistribution.UpperTail(statistic, bins.Count - 1),
            Math.Min(1, Math.Sqrt(statistic * ((1 / n) + (1 / m))) / 2)
        );
    }

    private static List<(double A, double B)> Merged(PairedCounts counts, double least)
    {
        var bins = counts
            .Reference.Zip(counts.Current, (a, b) => (A: a, B: b))
            .Where(bin => bin.A + bin.B > 0)
            .OrderBy(bin => bin.A + bin.B)
            .ToList();
        while (bins.Count > 1 && bins[0].A + bins[0].B < least)
        {
            var both = (A: bins[0].A + bins[1].A, B: bins[0].B + bins[1].B);
            bins.RemoveRange(0, 2);
            var at = bins.FindIndex(bin => bin.A + bin.B >= both.A + both.B);
            bins.Insert(at < 0 ? bins.Count : at, both);
        }

        return bins;
    }

    private static double Square(double x) => x * x;
}
