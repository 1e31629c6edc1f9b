using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Autoscaling;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments;

[Description("Observed state and what the operator did. Rebuilt from ControllerRevisions if it is lost.")]
public sealed record ModelDeploymentStatus : IReportingStatus
{
    [Description("The metadata.generation that this status is based on.")]
    public long ObservedGeneration { get; init; }

    [
        Description(
            "The model's state in one word: Serving, Starting, Testing, RollingBack, RolledBack, Held (rule), ApprovalNeeded, Paused, Pinned, Isolated, Overridden, NoEndpoints, NotReady, Invalid."
        ),
        StringLength(80)
    ]
    public string? State { get; init; }

    [Description("Hash of the revision that receives the traffic."), StringLength(16)]
    public string? EffectiveRevision { get; init; }

    [Description("Model version of the revision that receives the traffic."), StringLength(128)]
    public string? EffectiveVersion { get; init; }

    [Description("Hash of the revision that the spec describes."), StringLength(16)]
    public string? LatestRevision { get; init; }

    [Description(
        "The revision that the pin annotation named when it was set; a version applied later under the same name does not change it."
    )]
    public PinStatus? Pin { get; init; }

    [Description("Hash of the revision that the spec or the pin selects; absent while that revision is quarantined."), StringLength(16)]
    [FormerName("wantedRevision")]
    public string? DesiredRevision { get; init; }

    [Description("When the spec or the pin selected that revision.")]
    [FormerName("wantedSince")]
    public DateTimeOffset? DesiredSince { get; init; }

    [Description("Number of pods of the serving revision.")]
    public int Replicas { get; init; }

    [Description(
        "The value of spec.replicas that the serving revision last reached; from then on condition ScalerConflict reports another writer's value."
    )]
    public int? ReplicasReached { get; init; }

    [Description("Label selector of the serving revision's pods, for the scale subresource."), StringLength(512)]
    public string? Selector { get; init; }

    [Description("Revisions that receive traffic."), MaxLength(8), ListMapKey("revision")]
    public IReadOnlyList<TrafficTarget> Traffic { get; init; } = [];

    [Description("The revisions that are kept, oldest first."), MaxLength(100), ListMapKey("hash")]
    public IReadOnlyList<RevisionStatus> Revisions { get; init; } = [];

    [Description("Older quarantined revisions, kept by hash only."), MaxLength(100), ListMapKey("hash")]
    public IReadOnlyList<QuarantinedRevision> Quarantined { get; init; } = [];

    [Description("The action in progress. It is saved here before its first effect.")]
    public ActionStatus? Action { get; init; }

    [Description("The latest handled episode per policy."), MaxLength(100), ListMapKey("policyUid")]
    public IReadOnlyList<HandledEpisode> Handled { get; init; } = [];

    [
        Description("When rollbacks switched the traffic in the last 24 hours, newest first; rollback.maxPerDay counts these."),
        MaxLength(100)
    ]
    public IReadOnlyList<DateTimeOffset> Rollbacks { get; init; } = [];

    [Description("Attempts that ended without taking effect, per policy and per revision to promote."), MaxLength(50), ListMapKey("key")]
    public IReadOnlyList<AttemptStatus> Attempts { get; init; } = [];

    [Description("Why the action in progress or the requested action does not proceed. Absent while nothing waits.")]
    public WaitingStatus? Waiting { get; init; }

    [Description("Recent actions, newest first."), MaxLength(10)]
    public IReadOnlyList<ActionRecord> Actions { get; init; } = [];

    [Description("Recent decisions, newest first, including those to hold."), MaxLength(20)]
    public IReadOnlyList<DecisionRecord> Decisions { get; init; } = [];

    [Description("The last finished action, in one line."), StringLength(256)]
    public string? LastAction { get; init; }

    [Description("When the Service's selector was edited manually. Absent while the operator's own selector is in place.")]
    public DateTimeOffset? OverriddenSince { get; init; }

    [Description(
        "True if the manual edit moved the traffic off a revision with an open episode; the edit then stays until a person ends it."
    )]
    public bool? OverrideKept { get; init; }

    [Description(
        "When the serving revision and the rollback target last failed the same probes. Errors that began earlier are attributed to a dependency."
    )]
    public DateTimeOffset? DependencyFailedAt { get; init; }

    [Description("When both first passed their probes again; the release test counts requests from then on. Absent until they have.")]
    public DateTimeOffset? DependencyAnsweredAt { get; init; }

    [Description(
        "When both first passed the probes for the currently requested rollback; it waits until later requests alone show the failure."
    )]
    public DateTimeOffset? ProbesAnsweredAt { get; init; }

    [Description("State of the circuit breaker.")]
    public CircuitStatus? Circuit { get; init; }

    [Description("State of the autoscaler.")]
    public ScalingStatus? Scaling { get; init; }

    [Description("The latest training. Absent before the first one.")]
    public RetrainingStatus? Retraining { get; init; }

    [
        Description(
            "Events of the latest changes of this status, newest first. A restarted operator records those that its predecessor did not; an Event is never counted twice."
        ),
        MaxLength(RecentEvent.MaxCount)
    ]
    public IReadOnlyList<RecentEvent>? RecentEvents { get; init; }

    [Description("Conditions by type."), MaxLength(16), ListMapKey("type")]
    public IReadOnlyList<StatusCondition> Conditions { get; init; } = [];
}
