using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using MlOps.Runtime.Api;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Queues;

namespace MlOps.Runtime.Controllers;

/// <summary>One reconcile of one key, and what its outcome means for the queue.</summary>
internal sealed class ReconcileStep(
    string controller,
    WorkQueue<ObjectKey> queue,
    IReconciler reconciler,
    TimeSpan timeLimit,
    TimeProvider time,
    ReconcileInstruments instruments,
    ILogger logger
)
{
    /// <summary>
    /// Keys of which it was said that their namespace goes; each is forgotten with its first success, at the latest when its object is
    /// gone.
    /// </summary>
    private readonly ConcurrentDictionary<ObjectKey, bool> _terminating = new();

    public async Task RunAsync(ObjectKey key, CancellationToken hardStop)
    {
        var started = time.GetTimestamp();
        instruments.Began();
        using var timeout = new CancellationTokenSource(timeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(hardStop, timeout.Token);

        // Counted when the time is up and not when the reconcile ends: one that ignores its token may never end.
        await using var overdue = timeout.Token.UnsafeRegister(_ => Overdue(key), null);
        try
        {
            Succeeded(key, await reconciler.ReconcileAsync(key, either.Token));
        }
        catch (LeadershipLostException)
        {
            throw;
        }
        catch (TerminalReconcileException terminal)
        {
            queue.Forget(key);
            instruments.GaveUp();
            ControllerLog.GaveUp(logger, controller, key, terminal.Message);
        }
        catch (OperationCanceledException) when (hardStop.IsCancellationRequested)
        {
            ControllerLog.CutShort(logger, controller, key);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            queue.AddRateLimited(key);
            instruments.Failed();
        }
        catch (Exception conflict)
            when (conflict is ReconcileConflictException or ApiException { Kind: ApiErrorKind.Conflict or ApiErrorKind.NotFound })
        {
            queue.AddRateLimited(key);
            instruments.Ended(ReconcileMetrics.Conflict);
            ControllerLog.MetConflict(logger, controller, key, conflict.Message);
        }
        catch (ApiException going) when (going.Kind == ApiErrorKind.NamespaceTerminating)
        {
            Stopped(key);
        }
        catch (Exception error)
        {
            queue.AddRateLimited(key);
            instruments.Failed(unforeseen: error is not (ApiException or JsonException));
            ControllerLog.Failed(logger, controller, key, queue.Failures(key), error);
        }
        finally
        {
            instruments.Took(time.GetElapsedTime(started));
        }
    }

    private void Succeeded(ObjectKey key, ReconcileResult result)
    {
        queue.Forget(key);
        _terminating.TryRemove(key, out _);
        if (result.RequeueAfter is { } delay)
            queue.AddAfter(key, delay);
        instruments.Ended(result.RequeueAfter is null ? ReconcileMetrics.Success : ReconcileMetrics.RequeueAfter);
    }

    /// <summary>
    /// A namespace never comes back from this, and each child that goes wakes the key again anyway: so no retry, and one line.
    /// </summary>
    private void Stopped(ObjectKey key)
    {
        queue.Forget(key);
        instruments.Ended(ReconcileMetrics.Success);
        if (_terminating.TryAdd(key, true))
            ControllerLog.NamespaceTerminating(logger, controller, key);
    }

    private void Overdue(ObjectKey key)
    {
        instruments.TimedOut();
        ControllerLog.TimedOut(logger, controller, key, timeLimit);
    }
}
