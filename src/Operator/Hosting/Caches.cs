using System.Text.Json.Nodes;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.Serialization;
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
    /// <summary>Beyond every pause and watch time-out of an informer.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    private readonly List<IInformerState> _informers = [];

    public Caches(IKubeApi api, RunOptions options, TimeProvider time, WatchMetrics metrics, ILoggerFactory loggers)
    {
        var mine = new InstanceFilter(options.Instance).LabelSelector;
        View = new ClusterView(
            Create(ResourceKinds.ModelDeployments, mine, Decode<ModelDeployment>),
            Create(ResourceKinds.SloPolicies, mine, Decode<SloPolicy>),
            Create(ResourceKinds.DriftPolicies, mine, Decode<DriftPolicy>),
            Create(Kinds.ControllerRevisions, WellKnown.ModelLabel, Owned<RevisionObject>.Decoder(Views.Revision)),
            Create(Kinds.Deployments, WellKnown.ModelLabel, Owned<ChildDeployment>.Decoder(Views.Deployment)),
            Create(Kinds.Services, WellKnown.ModelLabel, Owned<RevisionServiceView>.Decoder(Views.RevisionService)),
            Create(Kinds.Pods, WellKnown.ModelLabel, Owned<PodView>.Decoder(PodViews.Of)),
            Create(Kinds.Jobs, WellKnown.ModelLabel, Owned<TrainingJob>.Decoder(raw => JobViews.Of(raw, null)))
        );

        Informer<T> Create<T>(ResourceKind kind, string selector, Func<JsonObject, T> decode)
            where T : class
        {
            var informer = new Informer<T>(
                api,
                kind,
                new InformerOptions
                {
                    Namespace = options.Namespace,
                    LabelSelector = selector,
                    StreamLists = true,
                },
                decode,
                time,
                loggers.CreateLogger("MlOps.Informer"),
                metrics
            );
            _informers.Add(informer);
            return informer;
        }
    }

    public ClusterView View { get; }

    /// <summary>What keeps the view from being whole and current; null while all is well.</summary>
    public string? Trouble =>
        _informers
            .Select(i =>
                i.Trouble is { } trouble ? $"cannot follow {i.Resource}: {trouble}"
                : i.HasSynced ? null
                : $"has not listed {i.Resource} yet"
            )
            .FirstOrDefault(t => t is not null);

    /// <summary>
    /// Whether only a new process can be expected to see again: an informer that has not heard of the server for long and does not even
    /// know it. In a standby also one that does, because a restart costs nothing there and gets rid of what a long life has spoilt.
    /// </summary>
    public bool AreStuck(bool leading) =>
        _informers.Exists(i => i.HasSynced && i.SinceLastContact > LongestSilence && (i.Trouble is null || !leading));

    public IEnumerable<Task> Run(CancellationToken ct) => _informers.Select(i => i.RunAsync(ct));

    /// <exception cref="TimeoutException">Some kind could not be listed in time; the message says which and why.</exception>
    public async Task WaitForSyncAsync(TimeSpan limit, TimeProvider time, CancellationToken ct)
    {
        try
        {
            await View.WaitForSyncAsync(ct).WaitAsync(limit, time, ct);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The caches did not sync within {limit}: the operator {Trouble}");
        }
    }

    private static Observed<T> Decode<T>(JsonObject raw) => new(EntityJson.Decode<T>(raw));
}
