using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("State of the circuit breaker.")]
public sealed record CircuitStatus
{
    [Description("Closed, Open, HalfOpen or Isolated.")]
    public CircuitState State { get; init; }

    [Description("When this last changed.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Revision that serves instead of the model."), StringLength(16)]
    public string? Revision { get; init; }

    [Description("Service whose pods serve instead of the model."), StringLength(63)]
    public string? ServiceName { get; init; }

    [Description("Selector of the pods that serve instead of the model."), StringLength(2048)]
    public string? Selector { get; init; }

    [Description("Selector of the model's Service before the switch in progress; absent once it is complete."), StringLength(2048)]
    public string? Replaces { get; init; }

    [Description("When the next attempt to close starts.")]
    public DateTimeOffset? NextAttemptAt { get; init; }

    [Description("Consecutive failed attempts to close.")]
    public int FailedAttempts { get; init; }

    [Description("Human-readable reason, with the figures."), StringLength(1024)]
    public string? Message { get; init; }
}
