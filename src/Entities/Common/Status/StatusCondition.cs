using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.Common.Status;

[Description("A condition by the Kubernetes API conventions.")]
public sealed record StatusCondition
{
    [Description("Type of the condition, an adjective or a past participle in CamelCase."), StringLength(63)]
    public required string Type { get; init; }

    [Description("True, False or Unknown."), StringLength(7)]
    public required string Status { get; init; }

    [Description("Why, as one CamelCase word for programs."), StringLength(63)]
    public required string Reason { get; init; }

    [Description("Why, in words for people, with the remedy where there is one."), StringLength(2048)]
    public string Message { get; init; } = "";

    [Description("When the status last changed.")]
    public DateTimeOffset LastTransitionTime { get; init; }

    [Description("The metadata.generation that the condition was judged from.")]
    public long ObservedGeneration { get; init; }
}
