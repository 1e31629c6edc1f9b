namespace MlOps.Analysis.Drift;

/// <summary>Measures of how far a distribution has moved.</summary>
public enum DriftMeasure
{
    /// <summary>Population stability index.</summary>
    Psi,

    /// <summary>Kolmogorov-Smirnov distance.</summary>
    KolmogorovSmirnov,

    /// <summary>V* of the χ² test.</summary>
    ChiSquare,

    /// <summary>Jensen-Shannon distance to base 2.</summary>
    JensenShannon,

    /// <summary>Hellinger distance.</summary>
    Hellinger,

    /// <summary>Total variation.</summary>
    TotalVariation,

    /// <summary>Wasserstein distance in standard deviations of the reference.</summary>
    Wasserstein,

    /// <summary>Move of the mean in standard deviations of the reference.</summary>
    MeanShift,

    /// <summary>Largest move of a quantile in standard deviations of the reference.</summary>
    QuantileShift,
}
