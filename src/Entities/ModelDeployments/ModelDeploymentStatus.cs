using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Autoscaling;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments;

[Description("What is, and what the operator did. Rebuilt from ControllerRevisions if it is lost.")]
public sealed record ModelDeploymentStatus
{
    [Description("The metadata.generation that this status was judged from.")]
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

    [Description("Hash of the revision that the spec asks for."), StringLength(16)]
    public string? LatestRevision { get; init; }

    [Description("What the pin annotation meant when it was set: a version that is applied later under the same name does not change it.")]
    public PinStatus? Pin { get; init; }

    [Description("Hash of the revision that spec or pin selects; absent while it is quarantined."), StringLength(16)]
    [FormerName("wantedRevision")]
    public string? DesiredRevision { get; init; }

    [Description("When spec or pin selected it.")]
    [FormerName("wantedSince")]
    public DateTimeOffset? DesiredSince { get; init; }

    [Description("Pods of the serving revision.")]
    public int Replicas { get; init; }

    [Description(
        "The value of spec.replicas that the serving revision last reached; from then on ScalerConflict covers what another writer sets."
    )]
    public int? ReplicasReached { get; init; }

    [Description("Label selector of the serving revision's pods, for the scale subresource."), StringLength(512)]
    public string? Selector { get; init; }

    [Description("Where the traffic goes."), MaxLength(8), ListMapKey("revision")]
    public IReadOnlyList<TrafficTarget> Traffic { get; init; } = [];

    [Description("The revisions that are kept."), MaxLength(100), ListMapKey("hash")]
    public IReadOnlyList<RevisionStatus> Revisions { get; init; } = [];

    [Description("Older quarantined revisions, kept by hash only."), MaxLength(100), ListMapKey("hash")]
    public IReadOnlyList<QuarantinedRevision> Quarantined { get; init; } = [];

    [Description("The action in progress. It is saved here before its first effect.")]
    public ActionStatus? Action { get; init; }

    [Description("Per policy, the latest episode that was answered."), MaxLength(100), ListMapKey("policyUid")]
    public IReadOnlyList<HandledEpisode> Handled { get; init; } = [];

    [Description("When rollbacks switched the traffic in the last day, newest first; rollback.maxPerDay counts these."), MaxLength(100)]
    public IReadOnlyList<DateTimeOffset> Rollbacks { get; init; } = [];

    [Description("Attempts that ended before they took effect, per policy and per revision to promote."), MaxLength(50), ListMapKey("key")]
    public IReadOnlyList<AttemptStatus> Attempts { get; init; } = [];

    [Description("Why the action in progress, or the requested one, does not proceed. Absent while nothing waits.")]
    public WaitingStatus? Waiting { get; init; }

    [Description("The last actions, newest first."), MaxLength(10)]
    public IReadOnlyList<ActionRecord> Actions { get; init; } = [];

    [Description("The last decisions, newest first, those to hold included."), MaxLength(20)]
    public IReadOnlyList<DecisionRecord> Decisions { get; init; } = [];

    [Description("The last finished action in one line."), StringLength(256)]
    public string? LastAction { get; init; }

    [Description("Since when the Service's selector is not the operator's own, edited by hand.")]
    public DateTimeOffset? OverriddenSince { get; init; }

    [Description("True if the edit took the traffic off a revision in an open episode: it stays until a person ends it.")]
    public bool? OverrideKept { get; init; }

    [Description(
        "When the serving revision and the rollback target last failed the same probes. Errors that began before it are a dependency's."
    )]
    public DateTimeOffset? DependencyFailedAt { get; init; }

    [Description(
        "When both first answered their probes again; the release test counts requests from then on. Absent until probes have shown it."
    )]
    public DateTimeOffset? DependencyAnsweredAt { get; init; }

    [Description(
        "When both first answered the probes of the rollback that is asked for now: it waits until what came later fails by itself."
    )]
    public DateTimeOffset? ProbesAnsweredAt { get; init; }

    [Description("Where the circuit is.")]
    public CircuitStatus? Circuit { get; init; }

    [Description("What the scaler saw and did.")]
    public ScalingStatus? Scaling { get; init; }

    [Description("The latest training.")]
    public RetrainingStatus? Retraining { get; init; }

    [Description("Conditions."), MaxLength(16), ListMapKey("type")]
    public IReadOnlyList<StatusCondition> Conditions { get; init; } = [];
}
