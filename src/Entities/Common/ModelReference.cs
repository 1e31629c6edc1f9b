using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.Common;

[Description("A reference to a ModelDeployment in the same namespace.")]
public sealed record ModelReference
{
    [Description("Name of the ModelDeployment."), StringLength(45, MinimumLength = 1), RegularExpression("^[a-z]([-a-z0-9]*[a-z0-9])?$")]
    public required string Name { get; init; }
}
