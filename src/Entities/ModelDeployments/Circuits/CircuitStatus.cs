using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("Where the circuit is.")]
public sealed record CircuitStatus
{
    [Description("Closed, Open, HalfOpen or Isolated.")]
    public CircuitState State { get; init; }

    [Description("Since when.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Revision that answers instead."), StringLength(16)]
    public string? Revision { get; init; }

    [Description("Service whose pods answer instead."), StringLength(63)]
    public string? ServiceName { get; init; }

    [Description("Selector of the pods that answer instead."), StringLength(2048)]
    public string? Selector { get; init; }

    [Description("Selector that the model's Service had before a switch that is under way; absent once it is done."), StringLength(2048)]
    public string? Replaces { get; init; }

    [Description("When the next attempt to close is made.")]
    public DateTimeOffset? NextAttemptAt { get; init; }

    [Description("Failed attempts to close in a row.")]
    public int FailedAttempts { get; init; }

    [Description("Why, with the figures."), StringLength(1024)]
    public string? Message { get; init; }
}
