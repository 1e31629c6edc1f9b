using System.Text.Json.Nodes;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Runtime.Api;
using MlOps.Runtime.Informers;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Hosting;

/// <summary>The informers of a process. Standbys keep them warm, so that a hand-over costs no cache fill.</summary>
public sealed class Caches
{
    private readonly Informer<Observed<ModelDeployment>> _models;
    private readonly Informer<Observed<SloPolicy>> _slo;
    private readonly Informer<Observed<DriftPolicy>> _drift;
    private readonly Informer<Owned<RevisionObject>> _revisions;
    private readonly Informer<Owned<ChildDeployment>> _deployments;
    private readonly Informer<Owned<RevisionServiceView>> _services;
    private readonly Informer<Owned<PodView>> _pods;
    private readonly Informer<Owned<TrainingJob>> _jobs;

    public Caches(IKubeApi api, RunOptions options, TimeProvider time, WatchMetrics metrics, ILoggerFactory loggers)
    {
        var mine = new InstanceFilter(options.Instance).LabelSelector;
        _models = Create(ResourceKinds.ModelDeployments, mine, Decode<ModelDeployment>);
        _slo = Create(ResourceKinds.SloPolicies, mine, Decode<SloPolicy>);
        _drift = Create(ResourceKinds.DriftPolicies, mine, Decode<DriftPolicy>);
        _revisions = Create(Kinds.ControllerRevisions, WellKnown.ModelLabel, Owned<RevisionObject>.Decoder(Views.Revision));
        _deployments = Create(Kinds.Deployments, WellKnown.ModelLabel, Owned<ChildDeployment>.Decoder(Views.Deployment));
        _services = Create(Kinds.Services, WellKnown.ModelLabel, Owned<RevisionServiceView>.Decoder(Views.RevisionService));
        _pods = Create(Kinds.Pods, WellKnown.ModelLabel, Owned<PodView>.Decoder(PodViews.Of));
        _jobs = Create(Kinds.Jobs, WellKnown.ModelLabel, Owned<TrainingJob>.Decoder(raw => JobViews.Of(raw, null)));
        View = new ClusterView(_models, _slo, _drift, _revisions, _deployments, _services, _pods, _jobs);

        Informer<T> Create<T>(ResourceKind kind, string selector, Func<JsonObject, T> decode)
            where T : class =>
            new(
                api,
                kind,
                new InformerOptions { Namespace = options.Namespace, LabelSelector = selector },
                decode,
                time,
                loggers.CreateLogger("MlOps.Informer"),
                metrics
            );
    }

    public ClusterView View { get; }

    public bool HasSynced =>
        _models.HasSynced
        && _slo.HasSynced
        && _drift.HasSynced
        && _revisions.HasSynced
        && _deployments.HasSynced
        && _services.HasSynced
        && _pods.HasSynced
        && _jobs.HasSynced;

    public IEnumerable<Task> Run(CancellationToken ct) =>
        [
            _models.RunAsync(ct),
            _slo.RunAsync(ct),
            _drift.RunAsync(ct),
            _revisions.RunAsync(ct),
            _deployments.RunAsync(ct),
            _services.RunAsync(ct),
            _pods.RunAsync(ct),
            _jobs.RunAsync(ct),
        ];

    private static Observed<T> Decode<T>(JsonObject raw) => new(EntityJson.Decode<T>(raw), raw);
}
