using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Autoscaling;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Serving;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments;

[Description("The model to run. The operator never changes the spec; what it did is in status.")]
public sealed record ModelDeploymentSpec
{
    [Description("Which model this is. Together with template it identifies a revision.")]
    public required ModelIdentity Model { get; init; }

    [Description("Pod template of the serving workload, as in a Deployment. Checked by a dry-run creation."), PreserveUnknownFields]
    public required JsonObject Template { get; init; }

    [Description("The Service through which clients reach the model.")]
    public required ServiceSpec Service { get; init; }

    [Description("Pods of the revision that serves."), DefaultValue(1), Range(0, 1000)]
    public int Replicas { get; init; } = 1;

    [Description("How a new revision takes over.")]
    public RolloutSpec? Rollout { get; init; }

    [
        Description("How many retired revisions are kept to return to. Those that serve, are good or quarantined do not count."),
        DefaultValue(10),
        Range(0, 50)
    ]
    public int RevisionHistoryLimit { get; init; } = 10;

    [Description("When a revision counts as good and when a return to one is allowed.")]
    public RollbackSpec? Rollback { get; init; }

    [Description("Requests that the operator may send itself, to tell a bad revision from a bad dependency.")]
    public ProbeSpec? Probe { get; init; }

    [Description("Scaling from Prometheus. If absent, spec.replicas holds.")]
    public AutoscalingSpec? Autoscaling { get; init; }

    [Description("What happens when the model fails and no rollback helps.")]
    public CircuitBreakerSpec? CircuitBreaker { get; init; }

    [Description("How a new version is trained.")]
    public RetrainingSpec? Retraining { get; init; }

    [Description("Times in which nothing is changed automatically."), MaxLength(20)]
    public IReadOnlyList<FreezeWindow>? FreezeWindows { get; init; }

    [Description("Who asks for no automatic action."), MaxLength(20), ListMapKey("by")]
    public IReadOnlyList<PauseRequest>? PauseRequests { get; init; }

    [Description("How long a hand-edited Service selector is honoured before it is restored."), DefaultValue(1800), Range(0, 86400)]
    public int HumanGraceSeconds { get; init; } = 1800;
}
