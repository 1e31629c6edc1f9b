using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.SloPolicies.Status.Episodes;

[Description("An episode lasts from the confirmation of a breach until the recovery is verified or has lasted.")]
public sealed record EpisodeStatus
{
    [Description("Sequence number of the episode within the policy.")]
    public required long Number { get; init; }

    [Description("Open from the confirmed breach until the recovery is verified or has lasted; then Closed.")]
    public required EpisodeState State { get; init; }

    [Description("Where the evidence that opened it comes from.")]
    [FormerName("spokenBy")]
    public required EvidenceSource Source { get; init; }

    [Description("Name of the breached objective. Absent for pod health."), StringLength(63)]
    public string? Objective { get; init; }

    [Description("Revision that was serving."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("UID of the ModelDeployment; one that is deleted and re-created starts over."), StringLength(64)]
    public string? ModelUid { get; init; }

    [Description("Sequence number of that revision's promotion.")]
    public required long PromotionSeq { get; init; }

    [Description("Estimated start of the failure.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("When the breach was confirmed.")]
    public required DateTimeOffset OpenedAt { get; init; }

    [Description(
        "When the failing revision lost the traffic. From then on the episode requests and holds nothing, and a new breach opens another one. Absent while the revision serves, and for burn tiers, which evaluate the whole service."
    )]
    public DateTimeOffset? TrafficMovedAt { get; init; }

    [Description("When the breach stopped being seen; the episode closes once that has lasted.")]
    public DateTimeOffset? RecoveringSince { get; init; }

    [Description("When it ended. Absent while it is in progress.")]
    public DateTimeOffset? ClosedAt { get; init; }

    [Description("How it ended, with times from the onset. Absent while it is in progress."), StringLength(512)]
    public string? Outcome { get; init; }

    [Description("Human-readable evidence, with the figures."), StringLength(1024)]
    public string Message { get; init; } = "";
}
