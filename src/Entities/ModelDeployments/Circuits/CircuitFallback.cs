using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("What serves requests while the circuit is open.")]
public sealed record CircuitFallback
{
    [Description("LastKnownGood: the newest known good revision. Service: another Service.")]
    public required FallbackKind Kind { get; init; }

    [
        Description(
            "With kind Service: name of a Service in the same namespace that has a selector. If absent, kind must be LastKnownGood."
        ),
        StringLength(63, MinimumLength = 1),
        RegularExpression("^[a-z]([-a-z0-9]*[a-z0-9])?$")
    ]
    public string? ServiceName { get; init; }
}
