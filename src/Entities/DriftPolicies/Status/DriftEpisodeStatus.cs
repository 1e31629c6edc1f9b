using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("An episode lasts from the confirmation of drift until no signal drifts any more.")]
public sealed record DriftEpisodeStatus
{
    [Description("Sequence number of the episode within the policy.")]
    public required long Number { get; init; }

    [Description("Open from confirmed drift until no signal drifts any more; then Closed.")]
    public required EpisodeState State { get; init; }

    [Description("End of the first window that showed the drift.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("When the drift was confirmed.")]
    public required DateTimeOffset OpenedAt { get; init; }

    [Description("When it ended. Absent while it is in progress.")]
    public DateTimeOffset? ClosedAt { get; init; }

    [Description("Signals that had drifted when the episode was opened."), MaxLength(100), ItemLength(63)]
    public IReadOnlyList<string> Signals { get; init; } = [];

    [Description("Human-readable evidence, with the figures."), StringLength(1024)]
    public string Message { get; init; } = "";
}
