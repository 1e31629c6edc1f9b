using Microsoft.Extensions.Logging;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Queues;

namespace MlOps.Runtime.Controllers;

/// <summary>Workers that take keys from a queue and reconcile them. One key's failure or slowness does not touch another.</summary>
public sealed class Controller
{
    private readonly WorkQueue<ObjectKey> _queue;
    private readonly ControllerOptions _options;
    private readonly TimeProvider _time;
    private readonly ReconcileStep _step;

    public Controller(
        string name,
        WorkQueue<ObjectKey> queue,
        IReconciler reconciler,
        ControllerOptions options,
        TimeProvider time,
        ReconcileMetrics metrics,
        ILogger logger
    )
    {
        (_queue, _options, _time) = (queue, options, time);
        _step = new ReconcileStep(
            name,
            queue,
            reconciler,
            options.Timeout,
            time,
            new ReconcileInstruments(metrics, name, options.Workers),
            logger
        );
    }

    /// <summary>False when every worker is stuck beyond its timeout, so that only a new process helps.</summary>
    public bool IsHealthy => _queue.Running().Count(t => t > _options.Timeout + TimeSpan.FromMinutes(1)) < _options.Workers;

    /// <summary>
    /// Works until <paramref name="ct"/>; then takes no more keys and lets those in flight finish within the drain timeout.
    /// </summary>
    /// <exception cref="LeadershipLostException">When a reconcile met the fence.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        using var hardStop = new CancellationTokenSource();
        await using var drainTimer = _time.CreateTimer(_ => hardStop.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var orderlyStop = ct.UnsafeRegister(
            _ =>
            {
                _queue.ShutDown();
                drainTimer.Change(_options.DrainTimeout, Timeout.InfiniteTimeSpan);
            },
            null
        );
        var workers = Enumerable
            .Range(0, _options.Workers)
            .Select(_ => Task.Run(() => WorkAsync(hardStop), CancellationToken.None))
            .ToList();

        // The first worker to fail ends the whole; one that hangs must not keep that from being seen.
        await foreach (var worker in Task.WhenEach(workers).WithCancellation(CancellationToken.None))
            await worker;
    }

    private async Task WorkAsync(CancellationTokenSource hardStop)
    {
        while (true)
        {
            var (taken, key) = await _queue.TakeAsync(CancellationToken.None);
            if (!taken)
                return;
            try
            {
                await _step.RunAsync(key, hardStop.Token);
            }
            catch (LeadershipLostException)
            {
                _queue.ShutDown();
                await hardStop.CancelAsync();
                throw;
            }
            finally
            {
                _queue.Done(key);
            }
        }
    }
}
