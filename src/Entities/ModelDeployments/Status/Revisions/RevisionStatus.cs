using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description("A revision: one combination of template and model.")]
public sealed record RevisionStatus
{
    [Description("Hash of template and model as stored."), StringLength(16)]
    public required string Hash { get; init; }

    [Description("Model version of the revision."), StringLength(128)]
    public string Version { get; init; } = "";

    [Description("Lifecycle state of the revision.")]
    public RevisionState State { get; init; }

    [Description("When the revision was first seen.")]
    public DateTimeOffset CreatedAt { get; init; }

    [Description("When it last received the traffic.")]
    public DateTimeOffset? PromotedAt { get; init; }

    [Description("Highest restart count of its pods when it last received the traffic; only later restarts count against it.")]
    public int? RestartsAtPromotion { get; init; }

    [Description("Seconds its pods took to become ready before it last received the traffic.")]
    public int? StartUpSeconds { get; init; }

    [Description("When it last lost the traffic; absent while it serves.")]
    public DateTimeOffset? ServedUntil { get; init; }

    [Description("False while it is known good by soak time only, because no policy has evaluated its requests.")]
    public bool? Judged { get; init; }

    [Description("Sequence number of its last promotion within the ModelDeployment.")]
    public long PromotionSeq { get; init; }

    [Description("When it became known good.")]
    public DateTimeOffset? GoodSince { get; init; }

    [
        Description("Images that its pods ran when it became known good, as container=digest, because a tag can be moved later."),
        MaxLength(20),
        ItemLength(512)
    ]
    public IReadOnlyList<string> Images { get; init; } = [];

    [Description("Requests it had served when it became known good or was quarantined.")]
    public long? Requests { get; init; }

    [Description("True once the current release annotation has ended its quarantine; the annotation takes effect once.")]
    public bool? ReleaseSpent { get; init; }

    [Description("Why it is quarantined. Absent while it is not."), StringLength(512)]
    public string? Reason { get; init; }
}
