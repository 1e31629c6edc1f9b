using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Serving;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.State;

/// <summary>Everything that the decisions for one model rest on, gathered once per reconcile.</summary>
public sealed record ModelState
{
    public required DateTimeOffset Now { get; init; }

    public required ModelDeployment Model { get; init; }

    public required JsonObject Raw { get; init; }

    public required Revision Latest { get; init; }

    public IReadOnlyList<string> SpecErrors { get; init; } = [];

    public IReadOnlyList<RevisionObject> Revisions { get; init; } = [];

    public IReadOnlyList<ChildDeployment> Deployments { get; init; } = [];

    public IReadOnlyList<RevisionServiceView> RevisionServices { get; init; } = [];

    public ServiceView? Service { get; init; }

    /// <summary>The Service that should serve while the model is isolated; null if it does not exist or is not configured.</summary>
    public FallbackService? Fallback { get; init; }

    public IReadOnlyList<PodView> Pods { get; init; } = [];

    public IReadOnlyList<SloPolicy> Policies { get; init; } = [];

    public IReadOnlyList<DriftPolicy> DriftPolicies { get; init; } = [];

    /// <summary>How a training is created; null while none is requested.</summary>
    public TrainingTemplate? Training { get; init; }

    /// <summary>The Job of the training in progress; null where there is none of its name.</summary>
    public TrainingJob? TrainingJob { get; init; }

    /// <summary>Why the API server did not take the Job of the training in progress.</summary>
    public string? TrainingRefusal { get; init; }

    /// <summary>When a template that the API server refused is tried again; null when none is refused.</summary>
    public DateTimeOffset? RefusedUntil { get; init; }

    /// <summary>Effects that the API server has just refused.</summary>
    public IReadOnlyList<RefusedEffect> Refused { get; init; } = [];

    /// <summary>The other models that the operator judges; read only while a policy of this one has a request.</summary>
    public OtherModels Others { get; init; } = OtherModels.None;

    /// <summary>Results of the paired probes, if a decision needed them.</summary>
    public ProbePair? Probes { get; init; }

    /// <summary>The leader term that decides now.</summary>
    public long Term { get; init; }

    public string Name => Model.Metadata.Name;

    public ResourceMetadata Metadata => Model.Metadata;

    public RollbackSpec Rollback => Model.Spec.Rollback ?? new();

    public RolloutSpec Rollout => Model.Spec.Rollout ?? new();

    public SloPolicy? Policy(string? uid) => Policies.FirstOrDefault(p => p.Metadata.Uid == uid);

    public RevisionObject? RevisionObject(string? hash) => Revisions.FirstOrDefault(r => r.Revision.Hash == hash);

    public ChildDeployment? Deployment(string? hash) => Deployments.FirstOrDefault(d => d.Hash == hash);

    public RevisionServiceView? RevisionService(string? hash) => RevisionServices.FirstOrDefault(s => s.Hash == hash);

    public IEnumerable<PodView> PodsOf(string? hash) => Pods.Where(p => p.Hash == hash);
}
