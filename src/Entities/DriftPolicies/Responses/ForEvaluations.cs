using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Responses;

[Description("Drift is confirmed when this many of the last so many evaluations show it, and at least two windows that do not overlap do.")]
public sealed record ForEvaluations
{
    [Description("How many evaluations must show drift."), DefaultValue(3), Range(1, 20)]
    public int Required { get; init; } = 3;

    [Description("Of how many."), DefaultValue(5), Range(1, 20)]
    public int Of { get; init; } = 5;
}
