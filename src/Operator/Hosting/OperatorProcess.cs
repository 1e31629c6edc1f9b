using MlOps.Operator.Telemetry;
using MlOps.Runtime.Api.Client;
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
    private readonly ILogger _logger = loggers.CreateLogger<OperatorProcess>();

    /// <returns>0 after an orderly stop, 1 when something gave out.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var registry = Prometheus.Metrics.NewCustomRegistry();
        ProcessMetrics.Register(registry);
        var runtime = new RuntimeMetrics(registry, OperatorMetrics.Prefix);
        var api = KubeApiFactory.Create(options.Kubeconfig, options.Context, null, time, runtime.Api);
        var elector = new LeaderElector(
            api,
            new LeaderElectorOptions { Namespace = options.LeaseNamespace, Name = options.LeaseName },
            time,
            runtime.LeaderElection,
            loggers.CreateLogger<LeaderElector>()
        );
        var fenced = new FencedApi(api, elector);
        // Unfenced: an Event reports what was done while leading, even when the lease is gone by the time it is written.
        var events = new EventRecorder(
            api,
            new EventRecorderOptions { Component = "mlops-operator" },
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
        var loops = new List<Task>(caches.Run(end.Token)) { LeadAsync(elector, caches, controllers, events, end.Token) };
        return await SuperviseAsync(loops, end, stop);
    }

    private static Task LeadAsync(
        LeaderElector elector,
        Caches caches,
        ControllerSet controllers,
        EventRecorder events,
        CancellationToken ct
    ) =>
        elector.RunAsync(
            async (_, term) =>
            {
                await caches.View.WaitForSyncAsync(term);
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

    private async Task<int> SuperviseAsync(List<Task> loops, CancellationTokenSource end, CancellationToken stop)
    {
        var first = await Task.WhenAny(loops);
        var asked = stop.IsCancellationRequested;
        await end.CancelAsync();
        if (!asked && first.Exception?.GetBaseException() is { } error)
            HostLog.GaveOut(_logger, error);
        else if (!asked)
            HostLog.EndedUnasked(_logger);
        try
        {
            await Task.WhenAll(loops);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            HostLog.Stopped(_logger);
        }
        catch (LeadershipLostException e)
        {
            HostLog.GaveOut(_logger, e);
        }

        return asked ? 0 : 1;
    }
}
