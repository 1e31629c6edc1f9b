using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Responses;

[Description("An action to request when drift is confirmed.")]
public sealed record DriftResponse
{
    [Description("The requested action.")]
    public required DriftAction Action { get; init; }
}
