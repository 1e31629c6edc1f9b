using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("Moves all traffic of a failing model to a fallback and returns it step by step.")]
public sealed record CircuitBreakerSpec
{
    [Description("What serves requests while the circuit is open.")]
    public required CircuitFallback Fallback { get; init; }

    [Description("When the circuit opens. If absent, the defaults of its fields apply.")]
    public CircuitTrip? Trip { get; init; }

    [Description("Seconds before the first attempt to close; doubled after each failed attempt."), DefaultValue(60), Range(5, 86400)]
    public int BreakSeconds { get; init; } = 60;

    [Description("Maximum seconds between attempts to close."), DefaultValue(1800), Range(5, 86400)]
    public int MaxBreakSeconds { get; init; } = 1800;

    [
        Description(
            "Consecutive successful probes after which the circuit closes. 29 bound the failure rate below 10 % with 95 % confidence."
        ),
        DefaultValue(29),
        Range(5, 10000)
    ]
    public int CloseAfter { get; init; } = 29;
}
