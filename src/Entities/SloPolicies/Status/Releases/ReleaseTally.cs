using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Releases;

[Description("Requests of a release counted for one objective before countedUntil.")]
public sealed record ReleaseTally
{
    [Description("Name of the objective."), StringLength(63)]
    public required string Objective { get; init; }

    [Description("Number of requests.")]
    public long Requests { get; init; }

    [Description("Number of bad requests among them.")]
    public long Bad { get; init; }
}
