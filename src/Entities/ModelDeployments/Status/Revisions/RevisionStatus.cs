using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description("One revision: the hash of template and model.")]
public sealed record RevisionStatus
{
    [Description("Hash over template and model as stored."), StringLength(16)]
    public required string Hash { get; init; }

    [Description("Model version of the revision."), StringLength(128)]
    public string Version { get; init; } = "";

    [Description("Where the revision is in its life.")]
    public RevisionState State { get; init; }

    [Description("When the revision was first seen.")]
    public DateTimeOffset CreatedAt { get; init; }

    [Description("When it last got the traffic.")]
    public DateTimeOffset? PromotedAt { get; init; }

    [Description("The most restarts that any of its pods had when it last got the traffic; only later restarts count against it.")]
    public int? RestartsAtPromotion { get; init; }

    [Description("Seconds that its pods took to become ready before it last got the traffic.")]
    public int? StartUpSeconds { get; init; }

    [Description("When it last lost the traffic; absent while it serves.")]
    public DateTimeOffset? ServedUntil { get; init; }

    [Description("False while it is known good by soaking only and no policy has judged its requests.")]
    public bool? Judged { get; init; }

    [Description("Counts promotions of the ModelDeployment; tells two promotions of one revision apart.")]
    public long PromotionSeq { get; init; }

    [Description("Since when it is known good.")]
    public DateTimeOffset? GoodSince { get; init; }

    [
        Description("Images that its pods ran when it became known good, as container=digest. A tag may be moved later."),
        MaxLength(20),
        ItemLength(512)
    ]
    public IReadOnlyList<string> Images { get; init; } = [];

    [Description("Requests it had answered when it became good or was quarantined.")]
    public long? Requests { get; init; }

    [Description("True once the release annotation that stands now has ended a quarantine of it: it counts once.")]
    public bool? ReleaseSpent { get; init; }

    [Description("Why it is quarantined."), StringLength(512)]
    public string? Reason { get; init; }
}
