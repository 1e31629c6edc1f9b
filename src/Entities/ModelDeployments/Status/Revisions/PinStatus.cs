using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description("The revision that the pin annotation named when it was set.")]
public sealed record PinStatus
{
    [Description("Value of the annotation."), StringLength(253)]
    public required string Text { get; init; }

    [Description("Hash of the revision that it named when it was set."), StringLength(16)]
    public required string Revision { get; init; }
}
