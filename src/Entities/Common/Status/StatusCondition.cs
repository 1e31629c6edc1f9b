using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.Common.Status;

[Description("A condition that follows the Kubernetes API conventions.")]
public sealed record StatusCondition
{
    [Description("Type of the condition, in CamelCase."), StringLength(63)]
    public required string Type { get; init; }

    [Description("True, False or Unknown."), StringLength(7)]
    public required string Status { get; init; }

    [Description("Machine-readable reason in CamelCase."), StringLength(63)]
    public required string Reason { get; init; }

    [Description("Human-readable explanation, with the remedy where there is one."), StringLength(2048)]
    public string Message { get; init; } = "";

    [Description("When the condition's status last changed.")]
    public DateTimeOffset LastTransitionTime { get; init; }

    [Description("The metadata.generation that the condition is based on.")]
    public long ObservedGeneration { get; init; }
}
