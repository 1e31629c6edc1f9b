using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Signals;

[Description("Measures of the difference between two distributions. JensenShannon is the distance with base 2.")]
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
