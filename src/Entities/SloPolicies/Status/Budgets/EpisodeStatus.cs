using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("An episode: from a confirmed breach until recovery has held.")]
public sealed record EpisodeStatus
{
    [Description("Counts the policy's episodes.")]
    public required long Number { get; init; }

    [Description("Open or Closed.")]
    public required EpisodeState State { get; init; }

    [Description("Which judge opened it.")]
    [FormerName("spokenBy")]
    public required EvidenceSource Source { get; init; }

    [Description("Objective that was breached."), StringLength(63)]
    public string? Objective { get; init; }

    [Description("Revision that served."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("UID of the ModelDeployment; one that is deleted and applied again starts over."), StringLength(64)]
    public string? ModelUid { get; init; }

    [Description("Promotion of that revision.")]
    public required long PromotionSeq { get; init; }

    [Description("When the trouble began.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("When the breach was confirmed.")]
    public required DateTimeOffset OpenedAt { get; init; }

    [Description("Since when the breach is no longer seen; it ends when that has held.")]
    public DateTimeOffset? RecoveringSince { get; init; }

    [Description("When it ended.")]
    public DateTimeOffset? ClosedAt { get; init; }

    [Description("The evidence, in words."), StringLength(1024)]
    public string Message { get; init; } = "";
}
