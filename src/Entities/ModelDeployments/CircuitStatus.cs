using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments;

[Description("Where the circuit is.")]
public sealed record CircuitStatus
{
    [Description("Closed, Open, HalfOpen or Isolated.")]
    public CircuitState State { get; init; }

    [Description("Since when.")]
    public DateTimeOffset? Since { get; init; }

    [Description("When the next attempt to close is made.")]
    public DateTimeOffset? NextAttemptAt { get; init; }

    [Description("Failed attempts to close in a row.")]
    public int FailedAttempts { get; init; }

    [Description("Why, with the figures."), StringLength(1024)]
    public string? Message { get; init; }
}
