using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description(
    "A revision that was proven bad and whose template was deleted. If it is applied again, it gets no traffic until a person releases it."
)]
public sealed record QuarantinedRevision
{
    [Description("Hash of the revision."), StringLength(16)]
    public required string Hash { get; init; }

    [Description("Model version of the revision."), StringLength(128)]
    public string Version { get; init; } = "";

    [Description("Why it was quarantined."), StringLength(128)]
    public string Reason { get; init; } = "";
}
