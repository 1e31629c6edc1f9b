using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Models.Gathering;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Execution;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Telemetry.Contracts;
using MlOps.Runtime.Api;
using MlOps.Runtime.Events;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Status;

namespace MlOps.Operator.Tests.Goldens;

/// <summary>The operator's own reconciler over the objects of a case, at one moment.</summary>
internal sealed class GoldenRun : HttpMessageHandler, IEventRecorder
{
    private readonly GoldenCase _case;
    private readonly GoldenCluster _cluster;
    private readonly List<JsonObject> _events = [];
    private readonly HashSet<SavedEvent> _saved = [];

    public GoldenRun(GoldenCase golden)
    {
        _case = golden;
        _cluster = golden.Others.Aggregate(
            new GoldenCluster(golden.Now, golden.Refuses).With(ResourceKinds.ModelDeployments, golden.Model),
            (c, o) => c.With(o.Kind, o.Object)
        );
    }

    /// <returns>The outcome, and what is wrong with the number of passes.</returns>
    public static async Task<(GoldenOutcome Outcome, string? Stuck)> OfAsync(GoldenCase golden, CancellationToken ct)
    {
        using var run = new GoldenRun(golden);
        return await run.PassesAsync(ct);
    }

    private async Task<(GoldenOutcome Outcome, string? Stuck)> PassesAsync(CancellationToken ct)
    {
        using var http = new HttpClient(this, disposeHandler: false);
        var reconciler = Reconciler(http, _cluster);
        var key = ObjectMeta.Of(_case.Model).Key;
        string? stuck = null;
        for (var pass = 1; pass <= _case.Passes; pass++)
        {
            var (before, saved) = (_cluster.Effects.Count, _cluster.StatusWrites);
            await reconciler.ReconcileAsync(key, ct);
            foreach (var effect in _cluster.Effects.Skip(before))
                effect.Insert(0, "pass", pass);
            if (pass < _case.Passes && (before, saved) == (_cluster.Effects.Count, _cluster.StatusWrites))
                stuck ??= $"pass {pass} of {_case.Passes} wrote nothing, so the model is at rest; give passes: {pass}";
        }

        return (new GoldenOutcome(_cluster.Find(ResourceKinds.ModelDeployments, key)!, _cluster.Effects, _events), stuck);
    }

    public void Record(ObjectRef involved, EventType type, string reason, string message, string dedupeKey) =>
        _events.Add(
            new JsonObject
            {
                ["reason"] = reason,
                ["type"] = type.ToString(),
                ["message"] = message,
            }
        );

    public bool RecordOnce(ObjectRef involved, SavedEvent saved)
    {
        if (_saved.Add(saved))
            Record(involved, saved.Type, saved.Reason, saved.Message, saved.DedupeKey);
        return true;
    }

    /// <summary>Answers probes by the ClusterIP that they are sent to; a revision that the case does not name answers nobody.</summary>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = _cluster.All(Kinds.Services).First(s => s["spec"]?["clusterIP"]?.ToString() == request.RequestUri!.Host);
        return
            ObjectMeta.Of(asked).Labels.TryGetValue(WellKnown.RevisionLabel, out var hash) && _case.Probes.TryGetValue(hash, out var status)
            ? Task.FromResult(new HttpResponseMessage((HttpStatusCode)status))
            : throw new HttpRequestException("connection refused");
    }

    public GoldenCluster Cluster => _cluster;

    /// <summary>Every Event by its text.</summary>
    public IReadOnlyList<string> Told => [.. _events.Select(e => $"{e["reason"]}: {e["message"]}").Distinct()];

    /// <summary>That of one process, which remembers nothing of another's.</summary>
    public ModelReconciler Reconciler(HttpClient http, IKubeApi api)
    {
        var (clock, leadership) = (new FakeTimeProvider(_case.Now), new AlwaysLeading());
        var (refusals, jobs, effects) = (new TemplateRefusals(clock), new ActionRefusals(), new EffectRefusals(clock));
        var gatherer = new ModelGatherer(
            api,
            View(),
            new InstanceFilter(null),
            refusals,
            effects,
            new TrainingGatherer(api, jobs, false),
            leadership,
            this,
            clock
        );
        return new ModelReconciler(
            gatherer,
            new EffectExecutor(api),
            new StatusWriter(api),
            new PairedProbes(http, clock),
            refusals,
            jobs,
            effects,
            this,
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            new MetricsFixture().Models,
            NullLogger<ModelReconciler>.Instance
        );
    }

    /// <summary>As the informers of a process decode what they watch.</summary>
    private ClusterView View() =>
        new(
            Watch(ResourceKinds.ModelDeployments, Entity<ModelDeployment>),
            Watch(ResourceKinds.SloPolicies, Entity<SloPolicy>),
            Watch(ResourceKinds.DriftPolicies, Entity<DriftPolicy>),
            Watch(Kinds.ControllerRevisions, Owned<RevisionObject>.Decoder(Views.Revision)),
            Watch(Kinds.Deployments, Owned<ChildDeployment>.Decoder(Views.Deployment)),
            Watch(Kinds.Services, Owned<RevisionServiceView>.Decoder(Views.RevisionService)),
            Watch(Kinds.Pods, Owned<PodView>.Decoder(PodViews.Of)),
            Watch(Kinds.Jobs, Owned<TrainingJob>.Decoder(raw => JobViews.Of(raw, null)))
        );

    private GoldenInformer<T> Watch<T>(ResourceKind kind, Func<JsonObject, T> decode)
        where T : class => new(_cluster, kind, decode);

    private static Observed<T> Entity<T>(JsonObject raw) => new(EntityJson.Decode<T>(raw));
}
