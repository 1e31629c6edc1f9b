using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description("The latest training. It does not keep the model's other actions waiting.")]
public sealed record RetrainingStatus
{
    [Description("Identifies the training: a hash over model, policy, episode and attempt."), StringLength(64)]
    public required string Id { get; init; }

    [Description("Name of the policy that requested it."), StringLength(253)]
    public required string Policy { get; init; }

    [Description("UID of that policy."), StringLength(64)]
    public required string PolicyUid { get; init; }

    [Description("Episode of the policy that asked for it.")]
    public required long Episode { get; init; }

    [Description("Attempt of that episode, from 1.")]
    public required int Attempt { get; init; }

    [Description("Where it is.")]
    public required RetrainingStep Step { get; init; }

    [Description("Name of the Job."), StringLength(63)]
    public required string JobName { get; init; }

    [Description("UID of the Job, once it is there."), StringLength(64)]
    public string? JobUid { get; init; }

    [Description("Revision that served when it was decided."), StringLength(16)]
    public string? Revision { get; init; }

    [Description("When the intent was saved.")]
    public required DateTimeOffset StartedAt { get; init; }

    [Description("Until when the Job must have been made.")]
    public required DateTimeOffset Deadline { get; init; }

    [Description("When it ended.")]
    public DateTimeOffset? FinishedAt { get; init; }

    [Description("Succeeded, Failed, Lost, Refused, NameTaken, NotStarted or Cancelled."), StringLength(32)]
    public string? Outcome { get; init; }

    [Description("No further training before this.")]
    public DateTimeOffset? NotBefore { get; init; }

    [Description("End of the first window that showed the drift.")]
    public DateTimeOffset? Onset { get; init; }

    [Description("The signals that had drifted."), MaxLength(100), ItemLength(63)]
    public IReadOnlyList<string> Signals { get; init; } = [];

    [Description("The evidence it rests on."), StringLength(1024)]
    public string Evidence { get; init; } = "";

    [Description("In words."), StringLength(1024)]
    public string? Message { get; init; }

    [Description("When trainings were started, of the last seven days, for retraining.maxPerWeek."), MaxLength(100)]
    public IReadOnlyList<DateTimeOffset> Starts { get; init; } = [];
}
