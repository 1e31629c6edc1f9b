using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.SloPolicies.Status.Releases;

[Description("The release test: whether the serving revision violates its objectives, on its own requests since the promotion.")]
public sealed record ReleaseStatus
{
    [Description("Hash of the revision under test."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("UID of the ModelDeployment; one that is deleted and re-created starts over."), StringLength(64)]
    public string? ModelUid { get; init; }

    [Description("Sequence number of the promotion under test.")]
    public required long PromotionSeq { get; init; }

    [Description("Phase of the test.")]
    public required ReleasePhase Phase { get; init; }

    [Description("When this last changed.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Name of the objective that decided."), StringLength(63)]
    public string? Objective { get; init; }

    [Description("Requests counted when the phase began.")]
    public long Requests { get; init; }

    [Description("Number of bad requests among them.")]
    public long Bad { get; init; }

    [
        Description("Requests counted per objective up to countedUntil, for a release that is not known good after half a day."),
        MaxLength(20),
        ListMapKey("objective")
    ]
    public IReadOnlyList<ReleaseTally>? Counted { get; init; }

    [Description("`counted` covers the requests up to this time; each evaluation recounts later ones.")]
    public DateTimeOffset? CountedUntil { get; init; }

    [Description("The metadata.generation of the policy for which tallies were counted.")]
    public long? CountedGeneration { get; init; }

    [Description("Estimated start of the failure: the maximum-likelihood change point.")]
    public DateTimeOffset? Onset { get; init; }

    [Description("Human-readable result, with the figures."), StringLength(1024)]
    public string? Message { get; init; }
}
