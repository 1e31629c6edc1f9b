using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("A reason not to train on what was seen.")]
public sealed record DataQualityIssue
{
    [Description("The rule, in CamelCase."), StringLength(63)]
    public required string Rule { get; init; }

    [Description("The reason in words, with the figures."), StringLength(1024)]
    public required string Message { get; init; }
}
