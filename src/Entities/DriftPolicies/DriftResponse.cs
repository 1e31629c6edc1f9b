using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies;

[Description("What confirmed drift asks for.")]
public sealed record DriftResponse
{
    [Description("What is asked for.")]
    public required DriftAction Action { get; init; }
}
