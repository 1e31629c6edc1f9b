using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.SloPolicies.Status.Releases;

[Description("The release test: is the serving revision worse than it may be, on its own requests since it got traffic?")]
public sealed record ReleaseStatus
{
    [Description("Hash of the revision under test."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("UID of the ModelDeployment; one that is deleted and applied again starts over."), StringLength(64)]
    public string? ModelUid { get; init; }

    [Description("Promotion under test.")]
    public required long PromotionSeq { get; init; }

    [Description("Where the test is.")]
    public required ReleasePhase Phase { get; init; }

    [Description("Since when.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Objective that decided."), StringLength(63)]
    public string? Objective { get; init; }

    [Description("Requests counted when the phase was entered.")]
    public long Requests { get; init; }

    [Description("Bad ones among them.")]
    public long Bad { get; init; }

    [
        Description("Requests counted for each objective up to countedUntil, for a release that is not known good after half a day."),
        MaxLength(20),
        ListMapKey("objective")
    ]
    public IReadOnlyList<ReleaseTally>? Counted { get; init; }

    [Description("Time up to which they were counted; each evaluation counts later ones afresh.")]
    public DateTimeOffset? CountedUntil { get; init; }

    [Description("The metadata.generation of the policy whose objectives were counted.")]
    public long? CountedGeneration { get; init; }

    [Description("When the trouble began: the likelihood change point.")]
    public DateTimeOffset? Onset { get; init; }

    [Description("The result in words, with the figures."), StringLength(1024)]
    public string? Message { get; init; }
}
