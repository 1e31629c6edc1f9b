using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("An episode: from confirmed drift of the model until no signal drifts any more.")]
public sealed record DriftEpisodeStatus
{
    [Description("Counts the policy's episodes.")]
    public required long Number { get; init; }

    [Description("Open or Closed.")]
    public required EpisodeState State { get; init; }

    [Description("End of the first window that showed it.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("When the drift was confirmed.")]
    public required DateTimeOffset OpenedAt { get; init; }

    [Description("When it ended.")]
    public DateTimeOffset? ClosedAt { get; init; }

    [Description("The signals that had drifted when it was opened."), MaxLength(100), ItemLength(63)]
    public IReadOnlyList<string> Signals { get; init; } = [];

    [Description("The evidence, in words."), StringLength(1024)]
    public string Message { get; init; } = "";
}
