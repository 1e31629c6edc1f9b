using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("Takes all traffic from a failing model to a fallback, and gives it back step by step.")]
public sealed record CircuitBreakerSpec
{
    [Description("Who answers meanwhile.")]
    public required CircuitFallback Fallback { get; init; }

    [Description("When the circuit opens.")]
    public CircuitTrip? Trip { get; init; }

    [Description("First break; it doubles with each failed attempt to close."), DefaultValue(60), Range(5, 86400)]
    public int BreakSeconds { get; init; } = 60;

    [Description("Longest break."), DefaultValue(1800), Range(5, 86400)]
    public int MaxBreakSeconds { get; init; } = 1800;

    [
        Description("Probes without a failure after which the circuit closes. 29 bound the failure rate below 10 % with 95 % confidence."),
        DefaultValue(29),
        Range(5, 10000)
    ]
    public int CloseAfter { get; init; } = 29;
}
