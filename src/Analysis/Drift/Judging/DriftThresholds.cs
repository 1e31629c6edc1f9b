namespace MlOps.Analysis.Drift.Judging;

/// <summary>From where on a measure warns and from where on it is drift.</summary>
/// <param name="Warn">Warning from here on.</param>
/// <param name="Drift">Drift from here on.</param>
public sealed record DriftThresholds(double Warn, double Drift)
{
    /// <summary>Where a measure warns, as a share of its level of drift.</summary>
    public const double WarnShare = 0.6;

    /// <summary>
    /// The defaults, which mean the same shift whatever the measure: that of a normal distribution's mean by about 0.4 σ, so that 0.5 σ is
    /// found with a power of 0.985 from 1,000 samples on, where a level at 0.5 σ itself finds it half of the time. Warnings come at
    /// <see cref="WarnShare"/> of it.
    /// </summary>
    public static DriftThresholds Of(DriftMeasure method)
    {
        var drift = method switch
        {
            DriftMeasure.Psi => 0.16,
            DriftMeasure.JensenShannon => 0.165,
            DriftMeasure.Hellinger => 0.14,
            DriftMeasure.KolmogorovSmirnov => 0.155,
            DriftMeasure.TotalVariation => 0.155,
            DriftMeasure.ChiSquare => 0.195,
            DriftMeasure.Wasserstein => 0.39,
            DriftMeasure.MeanShift => 0.39,
            DriftMeasure.QuantileShift => 0.45,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such measure"),
        };
        return new DriftThresholds(WarnShare * drift, drift);
    }
}
