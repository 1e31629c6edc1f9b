using MlOps.Operator.Telemetry;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Api.Connections;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.Events;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Telemetry;

namespace MlOps.Operator.Hosting;

/// <summary>
/// One operator process: informers always, controllers while it leads. If any of its loops ends unasked, the process ends:
/// Kubernetes starts a whole one, and half an operator would be worse than none.
/// </summary>
public sealed class OperatorProcess(RunOptions options, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>A kind that is missing or forbidden at first may come within minutes; after that a new process says so anew.</summary>
    private static readonly TimeSpan LongestSync = TimeSpan.FromMinutes(5);

    private readonly ILogger _logger = loggers.CreateLogger<OperatorProcess>();

    /// <returns>0 after an orderly stop, 1 when something gave out.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        ClusterAccess access;
        try
        {
            access = KubeApiFactory.Find(options.Kubeconfig, options.Context, time);
        }
        catch (IOException unusable)
        {
            HostLog.NoServer(_logger, unusable.Message);
            return 1;
        }

        var registry = Prometheus.Metrics.NewCustomRegistry();
        ProcessMetrics.Register(registry);
        var runtime = new RuntimeMetrics(registry, OperatorMetrics.Prefix);

        // A storm of Events, or a connection that died under a long list, must not hold up an action or cost the lease.
        using var connections = new Connections(access.Connect(), access.Connect(), access.ConnectApart());
        var api = new KubeApi(connections.Main, new KubeApiOptions(), time, runtime.Api);
        var elector = new LeaderElector(
            new KubeApi(connections.Lease, new KubeApiOptions(), time, runtime.Api),
            new LeaderElectorOptions
            {
                Namespace = options.LeaseNamespace,
                Name = options.LeaseName,
                ReleaseTimeout = ShutdownBudget.Release,
            },
            time,
            runtime.LeaderElection,
            loggers.CreateLogger<LeaderElector>()
        );
        var fenced = new FencedApi(api, elector);
        // Unfenced: an Event reports what was done while leading, even when the lease is gone by the time it is written.
        var events = new EventRecorder(
            new KubeApi(connections.Events, new KubeApiOptions { Retries = 0 }, time, runtime.Api),
            new EventRecorderOptions { Component = "mlops-operator", FlushDeadline = ShutdownBudget.Events },
            time,
            runtime.Events,
            loggers.CreateLogger<EventRecorder>()
        );
        var caches = new Caches(api, options, time, runtime.Watch, loggers);
        using var controllers = new ControllerSet(
            fenced,
            caches.View,
            elector,
            events,
            options,
            runtime,
            new OperatorMetrics(registry),
            time,
            loggers
        );
        await using var web = HealthServer.Create(options, registry, caches, controllers, elector);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await web.StartAsync(end.Token);
        HostLog.Serves(_logger, string.Join(", ", web.Urls));
        HostLog.Started(_logger, options.Instance ?? "default", string.Join(", ", options.Prometheus.Select(p => $"{p.Name}={p.Url}")));

        // Not linked to the stop: reconciles that drain decide on what the informers show.
        using var unwatched = new CancellationTokenSource();
        List<Task> informers = [.. caches.Run(unwatched.Token)];
        var compaction = new HeapCompaction(time, HeapCompaction.Collect).RunAsync(unwatched.Token);
        var leading = LeadAsync(elector, caches, controllers, events, end.Token);
        var first = await Task.WhenAny([leading, compaction, .. informers]);
        var asked = stop.IsCancellationRequested;
        var told = asked ? null : Report(first);
        await end.CancelAsync();
        var inOrder = await EndsInOrderAsync(leading, told);
        await unwatched.CancelAsync();
        inOrder &= await EndsInOrderAsync(Task.WhenAll([compaction, .. informers]), told);
        if (asked && inOrder)
            HostLog.Stopped(_logger);
        return asked ? 0 : 1;
    }

    private async Task LeadAsync(
        LeaderElector elector,
        Caches caches,
        ControllerSet controllers,
        EventRecorder events,
        CancellationToken ct
    )
    {
        // Before the election: who cannot see everything must not keep the lease from one who can.
        await caches.WaitForSyncAsync(LongestSync, time, ct);
        await elector.RunAsync(
            async (_, term) =>
            {
                using var recording = new CancellationTokenSource();
                var recorder = events.RunAsync(recording.Token);
                try
                {
                    await controllers.RunAsync(term);
                }
                finally
                {
                    await recording.CancelAsync();
                    await recorder;
                }
            },
            ct
        );
    }

    private Exception? Report(Task ended)
    {
        var error = ended.Exception?.GetBaseException();
        if (error is not null)
            HostLog.GaveOut(_logger, error);
        else
            HostLog.EndedUnasked(_logger);
        return error;
    }

    private async Task<bool> EndsInOrderAsync(Task loop, Exception? told)
    {
        try
        {
            await loop;
            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (Exception error)
        {
            if (error != told)
                HostLog.GaveOut(_logger, error);
            return false;
        }
    }

    private sealed record Connections(KubeTransport Main, KubeTransport Events, KubeTransport Lease) : IDisposable
    {
        public void Dispose()
        {
            Main.Dispose();
            Events.Dispose();
            Lease.Dispose();
        }
    }
}
