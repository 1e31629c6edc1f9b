using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments;

[Description("The latest training.")]
public sealed record RetrainingStatus
{
    [Description("Name of the Job."), StringLength(63)]
    public string? JobName { get; init; }

    [Description("Episode of the policy that asked for it.")]
    public long Episode { get; init; }

    [Description("Attempt of that episode, from 1.")]
    public int Attempt { get; init; }

    [Description("When it was started.")]
    public DateTimeOffset? StartedAt { get; init; }

    [Description("When it ended.")]
    public DateTimeOffset? FinishedAt { get; init; }

    [Description("How it ended."), StringLength(63)]
    public string? Outcome { get; init; }

    [Description("In words."), StringLength(1024)]
    public string? Message { get; init; }
}
