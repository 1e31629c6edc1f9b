using System.ComponentModel;
using MlOps.Entities.Common;

namespace MlOps.Entities.DriftPolicies;

[Description("Which model, and how far the operator may go.")]
public sealed record DriftPolicySpec
{
    [Description("The ModelDeployment that is judged, in the same namespace.")]
    public required ModelReference ModelRef { get; init; }

    [Description("Observe: record what would have been done. Enforce: do it."), DefaultValue(PolicyMode.Observe)]
    public PolicyMode Mode { get; init; } = PolicyMode.Observe;
}
