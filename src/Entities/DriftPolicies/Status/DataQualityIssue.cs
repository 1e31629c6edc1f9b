using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("A reason not to train on the current data.")]
public sealed record DataQualityIssue
{
    [Description("Name of the rule, in CamelCase."), StringLength(63)]
    public required string Rule { get; init; }

    [Description("Human-readable reason, with the figures."), StringLength(1024)]
    public required string Message { get; init; }
}
