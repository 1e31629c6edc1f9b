using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies;

[Description("Drift is confirmed when this many of so many disjoint windows show it.")]
public sealed record ForEvaluations
{
    [Description("How many windows must drift."), DefaultValue(2), Range(1, 20)]
    public int Required { get; init; } = 2;

    [Description("Of how many."), DefaultValue(3), Range(1, 20)]
    public int Of { get; init; } = 3;
}
