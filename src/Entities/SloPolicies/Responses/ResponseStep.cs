using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Responses;

[Description("One step.")]
public sealed record ResponseStep
{
    [Description("What is asked for.")]
    public required RequestedAction Action { get; init; }
}
