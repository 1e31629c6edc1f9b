using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Signals;

[Description("Measures of the difference of two distributions. JensenShannon is the distance to base 2.")]
public enum DriftMethod
{
    PSI,
    KolmogorovSmirnov,
    ChiSquare,
    JensenShannon,
    Hellinger,
    TotalVariation,
    Wasserstein,
    MeanShift,
    QuantileShift,
}
