using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("An action in progress: the intent, with absolute targets, so that a restarted operator resumes the same action.")]
public sealed record ActionStatus
{
    [Description("Identifies the action: a hash over model, policy, episode, step and attempt."), StringLength(64)]
    public required string Id { get; init; }

    [Description("What is done.")]
    public required ActionKind Kind { get; init; }

    [Description("The request that asked for it."), StringLength(128)]
    public string? RequestId { get; init; }

    [Description("UID of the policy that asked for it."), StringLength(64)]
    public string? PolicyUid { get; init; }

    [Description("Episode of the policy.")]
    public long Episode { get; init; }

    [Description("Name of the policy that requested it."), StringLength(253)]
    public string? Policy { get; init; }

    [Description("Attempts of this episode that ended before this one.")]
    public int Attempt { get; init; }

    [Description("Revision that had the traffic."), StringLength(16)]
    public string? From { get; init; }

    [Description("Revision that gets the traffic."), StringLength(16)]
    public required string To { get; init; }

    [Description("UID of the Service that is switched."), StringLength(64)]
    public string? TargetUid { get; init; }

    [Description("Pods that the target needs before it gets the traffic.")]
    public int Replicas { get; init; }

    [Description("Where the action is.")]
    public required ActionStep Step { get; init; }

    [Description("When the intent was saved.")]
    public required DateTimeOffset StartedAt { get; init; }

    [Description("When the traffic was switched.")]
    public DateTimeOffset? SwitchedAt { get; init; }

    [Description("When the old revision was told to stop.")]
    public DateTimeOffset? DrainedAt { get; init; }

    [Description("From when on the old revision received no request.")]
    public DateTimeOffset? MitigatedAt { get; init; }

    [Description("When the current step is given up.")]
    public required DateTimeOffset Deadline { get; init; }

    [Description("Share of bad events before the action, in parts per million; the verification must at least halve it.")]
    public long BadPerMillion { get; init; }

    [Description("Requests that the evidence rests on.")]
    public long Requests { get; init; }

    [Description("The evidence it rests on."), StringLength(1024)]
    public string Evidence { get; init; } = "";
}
