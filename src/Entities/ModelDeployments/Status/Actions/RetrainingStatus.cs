using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("The latest training. It does not block the model's other actions.")]
public sealed record RetrainingStatus
{
    [Description("Identifies the training: a hash of model, policy, episode and attempt."), StringLength(64)]
    public required string Id { get; init; }

    [Description("Name of the policy that requested it."), StringLength(253)]
    public required string Policy { get; init; }

    [Description("UID of that policy."), StringLength(64)]
    public required string PolicyUid { get; init; }

    [Description("Episode of the policy that requested it.")]
    public required long Episode { get; init; }

    [Description("Number of the attempt within that episode, from 1.")]
    public required int Attempt { get; init; }

    [Description("Current step of the training.")]
    public required RetrainingStep Step { get; init; }

    [Description("Name of the Job."), StringLength(63)]
    public required string JobName { get; init; }

    [Description("UID of the Job, once it exists."), StringLength(64)]
    public string? JobUid { get; init; }

    [Description("Revision that was serving when the training was decided."), StringLength(16)]
    public string? Revision { get; init; }

    [Description("When the decision was saved, before its first effect.")]
    public required DateTimeOffset StartedAt { get; init; }

    [Description("When the creation of the Job times out.")]
    public required DateTimeOffset Deadline { get; init; }

    [Description("When it ended. Absent while it is in progress.")]
    public DateTimeOffset? FinishedAt { get; init; }

    [Description("Succeeded, Failed, Lost, Refused, NameTaken, NotStarted or Cancelled."), StringLength(32)]
    public string? Outcome { get; init; }

    [Description("Earliest time of the next training.")]
    public DateTimeOffset? NotBefore { get; init; }

    [Description("End of the first window that showed the drift.")]
    public DateTimeOffset? Onset { get; init; }

    [Description("Signals that had drifted."), MaxLength(100), ItemLength(63)]
    public IReadOnlyList<string> Signals { get; init; } = [];

    [Description("Human-readable evidence, with the figures."), StringLength(1024)]
    public string Evidence { get; init; } = "";

    [Description("Human-readable result, with the figures."), StringLength(1024)]
    public string? Message { get; init; }

    [Description("When trainings started within the last seven days; retraining.maxPerWeek counts these."), MaxLength(100)]
    public IReadOnlyList<DateTimeOffset> Starts { get; init; } = [];
}
