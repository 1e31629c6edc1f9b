using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Drift.Judging;

/// <summary>
/// What a measure reaches by chance between two samples of one distribution, once in a hundred times. All f-divergences are, near equality,
/// a multiple of χ²(1/n + 1/m), whose distribution is known.
/// </summary>
public static class NoiseFloor
{
    private const double Quantile = 0.99;

    /// <summary>The floor in units of the measure; 0 for measures whose p-value says all.</summary>
    /// <param name="method">The measure.</param>
    /// <param name="counts">For the number of bins in use and the samples of both sides.</param>
    public static double Of(DriftMeasure method, PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var df = counts.UsedBins - 1;
        if (df < 1)
        {
            return 0;
        }

        // Σ(q − p)²/p̄ of two samples of one distribution: (1/n + 1/m)·χ²(k − 1).
        var chi = ((1 / counts.ReferenceTotal) + (1 / counts.CurrentTotal)) * ChiSquareDistribution.Quantile(Quantile, df);
        return method switch
        {
            DriftMeasure.Psi => chi,
            DriftMeasure.Hellinger => Math.Sqrt(chi / 8),
            DriftMeasure.JensenShannon => Math.Sqrt(chi / (8 * Math.Log(2))),
            DriftMeasure.ChiSquare => Math.Sqrt(chi) / 2,
            // Σ|q − p| ≤ √(Σ(q − p)²/p̄) (Cauchy-Schwarz), so this is an upper bound.
            DriftMeasure.TotalVariation => Math.Sqrt(chi) / 2,
            _ => 0,
        };
    }

    /// <summary>
    /// The mean square that chance alone gives a measure (of PSI, which is a square, the mean), between two samples of one distribution of
    /// these sizes.
    /// </summary>
    /// <remarks>
    /// Exact near equality where a measure is a multiple of χ². Of Kolmogorov's distribution the second moment is π²/12; a mean's variance
    /// is 1/n + 1/m; W₁'s and the quantiles' are simulated on a normal distribution in 20 buckets, rounded down.
    /// </remarks>
    public static double MeanSquare(DriftMeasure method, PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var each = (1 / counts.ReferenceTotal) + (1 / counts.CurrentTotal);
        var chi = each * Math.Max(0, counts.UsedBins - 1);
        return method switch
        {
            DriftMeasure.Psi => chi,
            DriftMeasure.Hellinger => chi / 8,
            DriftMeasure.JensenShannon => chi / (8 * Math.Log(2)),
            DriftMeasure.ChiSquare => chi / 4,
            // The square of the mean of ½Σ|q − p|, each a normal deviation of variance p(1/n + 1/m).
            DriftMeasure.TotalVariation => each
                / (2 * Math.PI)
                * Math.Pow(counts.Shares().Sum(share => Math.Sqrt((share.Reference + share.Current) / 2)), 2),
            DriftMeasure.KolmogorovSmirnov => each * Math.PI * Math.PI / 12,
            DriftMeasure.MeanShift => each,
            DriftMeasure.Wasserstein => 1.5 * each,
            DriftMeasure.QuantileShift => 3 * each,
            _ => 0,
        };
    }
}
