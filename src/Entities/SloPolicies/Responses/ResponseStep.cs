using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Responses;

[Description("One step of a response.")]
public sealed record ResponseStep
{
    [Description("The requested action.")]
    public required RequestedAction Action { get; init; }
}
