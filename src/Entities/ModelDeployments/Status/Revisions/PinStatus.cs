using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description("What the pin annotation meant when it was set.")]
public sealed record PinStatus
{
    [Description("The annotation's value."), StringLength(253)]
    public required string Text { get; init; }

    [Description("Hash of the revision that it named then."), StringLength(16)]
    public required string Revision { get; init; }
}
