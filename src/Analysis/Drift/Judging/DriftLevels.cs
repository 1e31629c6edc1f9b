namespace MlOps.Analysis.Drift.Judging;

/// <summary>From where on a measure warns and from where on it is drift.</summary>
/// <param name="Warn">Warning from here on.</param>
/// <param name="Drift">Drift from here on.</param>
public sealed record DriftLevels(double Warn, double Drift)
{
    /// <summary>
    /// The defaults, which mean the same shift whatever the measure: that of a normal distribution's mean by about 0.4 σ, so that 0.5 σ is
    /// found with a power of 0.985 from 1,000 samples on, where a level at 0.5 σ itself finds it half of the time. Warnings come at 0.6 of
    /// it.
    /// </summary>
    public static DriftLevels Of(DriftMethod method)
    {
        var drift = method switch
        {
            DriftMethod.Psi => 0.16,
            DriftMethod.JensenShannon => 0.165,
            DriftMethod.Hellinger => 0.14,
            DriftMethod.KolmogorovSmirnov => 0.155,
            DriftMethod.TotalVariation => 0.155,
            DriftMethod.ChiSquare => 0.195,
            DriftMethod.Wasserstein => 0.39,
            DriftMethod.MeanShift => 0.39,
            DriftMethod.QuantileShift => 0.45,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such measure"),
        };
        return new DriftLevels(0.6 * drift, drift);
    }
}
