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
    public static double Of(DriftMethod method, PairedCounts counts)
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
            DriftMethod.Psi => chi,
            DriftMethod.Hellinger => Math.Sqrt(chi / 8),
            DriftMethod.JensenShannon => Math.Sqrt(chi / (8 * Math.Log(2))),
            DriftMethod.ChiSquare => Math.Sqrt(chi) / 2,
            // Σ|q − p| ≤ √(Σ(q − p)²/p̄) (Cauchy-Schwarz), so this is an upper bound.
            DriftMethod.TotalVariation => Math.Sqrt(chi) / 2,
            _ => 0,
        };
    }
}
