using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("The action in progress, with absolute targets, so that a restarted operator resumes it.")]
public sealed record ActionStatus
{
    [Description("Identifies the action: a hash of model, policy, episode, step and attempt."), StringLength(64)]
    public required string Id { get; init; }

    [Description("Kind of action.")]
    public required ActionKind Kind { get; init; }

    [Description("Id of the request that led to it; absent for a promotion."), StringLength(128)]
    public string? RequestId { get; init; }

    [Description("UID of the policy that requested it; absent for a promotion."), StringLength(64)]
    public string? PolicyUid { get; init; }

    [Description("Episode of the policy.")]
    public long Episode { get; init; }

    [Description("Name of the policy that requested it."), StringLength(253)]
    public string? Policy { get; init; }

    [Description("Number of earlier attempts of this episode.")]
    public int Attempt { get; init; }

    [Description("Revision that had the traffic."), StringLength(16)]
    public string? From { get; init; }

    [Description("Revision that gets the traffic."), StringLength(16)]
    public required string To { get; init; }

    [Description("UID of the Service that is switched."), StringLength(64)]
    public string? TargetUid { get; init; }

    [Description("Ready pods that the target needs before it gets the traffic.")]
    public int Replicas { get; init; }

    [Description("Current step of the action.")]
    public required ActionStep Step { get; init; }

    [Description("When the decision was saved, before its first effect.")]
    public required DateTimeOffset StartedAt { get; init; }

    [Description("When the traffic was switched. Absent if it was not.")]
    public DateTimeOffset? SwitchedAt { get; init; }

    [Description("When the old revision was scaled down.")]
    public DateTimeOffset? DrainedAt { get; init; }

    [Description("Time since which the old revision has received no requests. Absent until that is known.")]
    public DateTimeOffset? MitigatedAt { get; init; }

    [Description("When the current step times out.")]
    public required DateTimeOffset Deadline { get; init; }

    [Description("Share of bad events before the action, in parts per million; the verification must at least halve it.")]
    public long BadPerMillion { get; init; }

    [Description("Number of requests behind the evidence.")]
    public long Requests { get; init; }

    [Description("Human-readable evidence, with the figures."), StringLength(1024)]
    public string Evidence { get; init; } = "";
}
