using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description(
    "DriftedShare: share of the features that drift. The others are p-values of one feature: MeanShift from a t-test, KSTest and ApproxKSTest from Kolmogorov-Smirnov tests."
)]
public enum ScoreMetric
{
    DriftedShare,
    MeanShift,
    KSTest,
    ApproxKSTest,
}
