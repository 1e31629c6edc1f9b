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

    [Description("Role of the signal.")]
    public required SignalKind Kind { get; init; }

    [
        Description("Weight among the signals, as a decimal string."),
        DefaultValue("1"),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string Weight { get; init; } = "1";

    [Description("If true, drift of this signal alone counts as drift of the model."), DefaultValue(false)]
    public bool Critical { get; init; }

    [Description("Where the values come from. Exactly one kind must be given.")]
    public required SignalSource Source { get; init; }

    [
        Description(
            "PromQL for the share of values that are missing or not a number, from 0 to 1, evaluated over the current and the reference window. A share that rose by more than 0.05 and at least doubled counts as broken data. If absent, missing values are not checked."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? Missing { get; init; }

    [
        Description("How drift is measured. If absent, JensenShannon, and for a histogram Wasserstein as well."),
        MaxLength(9),
        ListMapKey("method")
    ]
    public IReadOnlyList<DriftTest>? Tests { get; init; }
}
