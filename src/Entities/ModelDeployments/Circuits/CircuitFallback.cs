using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("Who answers while the circuit is open.")]
public sealed record CircuitFallback
{
    [Description("LastKnownGood: the newest good revision. Service: another Service.")]
    public required FallbackKind Kind { get; init; }

    [
        Description("With kind Service: its name, in the same namespace and with a selector."),
        StringLength(63, MinimumLength = 1),
        RegularExpression("^[a-z]([-a-z0-9]*[a-z0-9])?$")
    ]
    public string? ServiceName { get; init; }
}
