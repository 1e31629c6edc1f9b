using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description(
    "DriftedShare: share of the features that drift. The others are p-values of one feature: MeanShift of a t-test, KSTest and ApproxKSTest of Kolmogorov-Smirnov tests."
)]
public enum ScoreMetric
{
    DriftedShare,
    MeanShift,
    KSTest,
    ApproxKSTest,
}
