using Microsoft.Extensions.Logging;
using MlOps.Runtime.Api;
using MlOps.Runtime.Events.Limits;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

/// <summary>
/// Queues Events and writes them in the background. What the queue cannot take, the spam filter holds back or the server
/// refuses is dropped and counted: an Event is never a reason to wait.
/// </summary>
public sealed class EventRecorder : IEventRecorder
{
    private readonly EventRecorderOptions _options;
    private readonly TimeProvider _time;
    private readonly EventMetrics _metrics;
    private readonly ILogger _logger;
    private readonly EventWriter _writer;
    private readonly SpamFilter _filter;
    private readonly EventQueue _queue;
    private readonly OnceLedger _once;

    public EventRecorder(IKubeApi api, EventRecorderOptions options, TimeProvider time, EventMetrics metrics, ILogger logger)
    {
        (_options, _time, _metrics, _logger) = (options, time, metrics, logger);
        _writer = new EventWriter(api, options, time);
        _filter = new SpamFilter(options.Burst, options.RefillEvery, time);
        _queue = new EventQueue(options.Capacity);
        _once = new OnceLedger(time, options.Retention);
        foreach (var reason in new[] { "spam", "full", "error", "shutdown", "terminating" })
            metrics.Dropped.WithLabels(reason).Publish();
        foreach (var type in Enum.GetNames<EventType>())
            metrics.Recorded.WithLabels(type).Publish();
    }

    public void Record(ObjectRef involved, EventType type, string reason, string message, string dedupeKey)
    {
        if (!_filter.Allows(involved.Uid))
        {
            Drop("spam");
            return;
        }

        Add(new PendingEvent(involved, type, reason, Shorten(message), dedupeKey, _time.GetUtcNow()));
    }

    public bool RecordOnce(ObjectRef involved, SavedEvent saved)
    {
        if (_time.GetUtcNow() - saved.At > _options.Retention)
            return true;
        var pending = new PendingEvent(involved, saved.Type, saved.Reason, Shorten(saved.Message), saved.DedupeKey, saved.At)
        {
            Once = true,
        };
        if (_once.Begin(pending.Key, pending.At) is { } settled)
            return settled;
        if (_once.Charge(pending.Key, pending.At) && !_filter.Allows(involved.Uid))
        {
            Drop("spam");
            Settle(pending);
            return true;
        }

        Add(pending);
        return false;
    }

    /// <summary>Writes until <paramref name="ct"/>, and then what is queued, as far as the flush deadline allows.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource();
        await using var timer = _time.CreateTimer(_ => deadline.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var stop = ct.UnsafeRegister(
            _ =>
            {
                _queue.Complete();
                timer.Change(_options.FlushDeadline, Timeout.InfiniteTimeSpan);
            },
            null
        );
        await Task.WhenAll(Enumerable.Range(0, _options.Writers).Select(_ => WriteAllAsync(deadline.Token)));
    }

    private async Task WriteAllAsync(CancellationToken ct)
    {
        await foreach (var (lane, pending) in _queue.TakeAllAsync())
        {
            await WriteAsync(pending, ct);
            _queue.Done(lane);
        }
    }

    private async Task WriteAsync(PendingEvent pending, CancellationToken ct)
    {
        try
        {
            ct.ThrowIfCancellationRequested();
            if (!await _writer.WriteAsync(pending, ct))
                _filter.Refund(pending.Involved.Uid);
            _metrics.Recorded.WithLabels(pending.Type.ToString()).Inc();
            Settle(pending);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Drop("shutdown");
            Forget(pending);
        }
        catch (ApiException going) when (going.Kind == ApiErrorKind.NamespaceTerminating)
        {
            // There is no one left to read it.
            Drop("terminating");
            Settle(pending);
        }
        catch (Exception error)
        {
            Drop("error");
            if (!pending.Once || _once.IsNews(pending.Key, pending.At, error.Message))
                EventRecorderLog.CouldNotRecord(_logger, pending.Reason, pending.Involved.Kind, pending.Key, error.Message);

            // A quota is raised, a right is granted, credentials are renewed; what is invalid stays so.
            if (error is ApiException { Kind: ApiErrorKind.Invalid })
                Settle(pending);
            else
                Forget(pending);
        }
    }

    private void Add(PendingEvent pending)
    {
        if (_queue.Add(pending) is not { } gaveWay)
            return;
        Drop("full");
        Forget(gaveWay);
    }

    private void Settle(PendingEvent pending)
    {
        if (pending.Once)
            _once.Settle(pending.Key, pending.At);
    }

    private void Forget(PendingEvent pending)
    {
        if (pending.Once)
            _once.Forget(pending.Key, pending.At);
    }

    private string Shorten(string message) => EventText.Shorten(message, _options.MaxMessageBytes);

    private void Drop(string why) => _metrics.Dropped.WithLabels(why).Inc();
}
