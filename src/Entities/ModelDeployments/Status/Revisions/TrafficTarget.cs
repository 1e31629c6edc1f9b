using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description("A share of the traffic.")]
public sealed record TrafficTarget
{
    [Description("Hash of the revision."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("Share in percent."), Range(0, 100)]
    public required int Weight { get; init; }
}
