using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("The latest handled episode of a policy, so that none is handled twice.")]
public sealed record HandledEpisode
{
    [Description("UID of the policy."), StringLength(64)]
    public required string PolicyUid { get; init; }

    [Description("Number of the episode.")]
    public required long Episode { get; init; }

    [Description("Position of the response step.")]
    public int Step { get; init; }

    [Description("Outcome of the action."), StringLength(32)]
    public required string Outcome { get; init; }

    [Description("When it ended.")]
    public required DateTimeOffset At { get; init; }
}
