using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("The latest episode of a policy that was answered, so that none is answered twice.")]
public sealed record HandledEpisode
{
    [Description("UID of the policy."), StringLength(64)]
    public required string PolicyUid { get; init; }

    [Description("Number of the episode.")]
    public required long Episode { get; init; }

    [Description("Step of the ladder.")]
    public int Step { get; init; }

    [Description("How it ended."), StringLength(32)]
    public required string Outcome { get; init; }

    [Description("When it ended.")]
    public required DateTimeOffset At { get; init; }
}
