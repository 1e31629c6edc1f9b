using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Releases;

[Description("Requests of a release that were counted for one objective before countedUntil.")]
public sealed record ReleaseTally
{
    [Description("Name of the objective."), StringLength(63)]
    public required string Objective { get; init; }

    [Description("Requests.")]
    public long Requests { get; init; }

    [Description("Bad ones among them.")]
    public long Bad { get; init; }
}
