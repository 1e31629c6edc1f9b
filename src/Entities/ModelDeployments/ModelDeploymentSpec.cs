using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Autoscaling;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Serving;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments;

[Description("The desired model. The operator never changes the spec; its actions are recorded in status.")]
public sealed record ModelDeploymentSpec
{
    [Description("Name and version of the model. Together with template it identifies a revision.")]
    public required ModelIdentity Model { get; init; }

    [Description("Pod template of the serving workload, as in a Deployment. Validated by a dry-run creation."), PreserveUnknownFields]
    public required JsonObject Template { get; init; }

    [Description("The Service through which clients reach the model.")]
    public required ServiceSpec Service { get; init; }

    [Description("Number of pods of the serving revision."), DefaultValue(1), Range(0, 1000)]
    public int Replicas { get; init; } = 1;

    [Description("How a new revision takes over the traffic. If absent, the defaults of its fields apply.")]
    public RolloutSpec? Rollout { get; init; }

    [
        Description("Number of retired revisions to keep for rollback. Serving, known good and quarantined revisions do not count."),
        DefaultValue(10),
        Range(0, 50)
    ]
    public int RevisionHistoryLimit { get; init; } = 10;

    [Description(
        "When a revision counts as known good and when a rollback to one is allowed. If absent, the defaults of its fields apply."
    )]
    public RollbackSpec? Rollback { get; init; }

    [Description("Requests that the operator sends to tell a bad revision from a failing dependency. If absent, no probes are sent.")]
    public ProbeSpec? Probe { get; init; }

    [Description("Not implemented in this release: stored but ignored. Scaling on Prometheus metrics. If absent, spec.replicas applies.")]
    public AutoscalingSpec? Autoscaling { get; init; }

    [Description(
        "What happens when the model fails and no rollback helps. In this release only its fallback is used, by the isolate annotation. If absent, the traffic stays with the model."
    )]
    public CircuitBreakerSpec? CircuitBreaker { get; init; }

    [Description("How a new version is trained. If absent, no training starts.")]
    public RetrainingSpec? Retraining { get; init; }

    [
        Description(
            "Not implemented in this release: stored but ignored. Periods without automatic changes. If absent, changes are allowed at any time."
        ),
        MaxLength(20)
    ]
    public IReadOnlyList<FreezeWindow>? FreezeWindows { get; init; }

    [Description("Requests to pause automatic actions. If absent, only the pause annotation pauses them."), MaxLength(20), ListMapKey("by")]
    public IReadOnlyList<PauseRequest>? PauseRequests { get; init; }

    [
        Description("Seconds for which a manually edited Service selector is kept before the operator restores it."),
        DefaultValue(1800),
        Range(0, 86400)
    ]
    public int HumanGraceSeconds { get; init; } = 1800;
}
