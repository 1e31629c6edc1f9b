using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Responses;

[Description("What confirmed drift asks for.")]
public sealed record DriftResponse
{
    [Description("What is asked for.")]
    public required DriftAction Action { get; init; }
}
