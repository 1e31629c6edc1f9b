using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Detection;

[Description("Drift is confirmed when required of the last of evaluations show it, among them at least two with non-overlapping windows.")]
public sealed record ForEvaluations
{
    [Description("Evaluations that must show drift."), DefaultValue(3), Range(1, 20)]
    public int Required { get; init; } = 3;

    [Description("Number of most recent evaluations to count in."), DefaultValue(5), Range(1, 20)]
    public int Of { get; init; } = 5;
}
