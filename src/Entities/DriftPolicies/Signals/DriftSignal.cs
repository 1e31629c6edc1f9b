using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Signals;

[Description("One signal: an input, an output or a measure of quality.")]
public sealed record DriftSignal
{
    [Description("Name of the signal."), StringLength(63, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9_]*[a-z0-9])?$")]
    public required string Name { get; init; }

    [Description("What the signal is.")]
    public required SignalKind Kind { get; init; }

    [
        Description("Its importance among the signals, as a decimal string."),
        DefaultValue("1"),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string Weight { get; init; } = "1";

    [Description("True: its drift alone is the drift of the model."), DefaultValue(false)]
    public bool Critical { get; init; }

    [Description("Where its values come from. Exactly one kind.")]
    public required SignalSource Source { get; init; }

    [
        Description(
            "PromQL of the share of its values that are missing or no numbers, from 0 to 1; it is asked for the current window and for the reference's. A share that rose by more than 0.05 and at least doubled is broken data."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? Missing { get; init; }

    [Description("How it is measured. If absent: what fits the source."), MaxLength(9), ListMapKey("method")]
    public IReadOnlyList<DriftTest>? Tests { get; init; }
}
