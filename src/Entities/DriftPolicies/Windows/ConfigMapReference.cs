using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Windows;

[Description("A reference to a ConfigMap in the same namespace.")]
public sealed record ConfigMapReference
{
    [Description("Name of the ConfigMap."), StringLength(253, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")]
    public required string Name { get; init; }
}
