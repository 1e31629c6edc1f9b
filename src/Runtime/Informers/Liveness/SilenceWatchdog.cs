namespace MlOps.Runtime.Informers.Liveness;

/// <summary>Cancels a watch that received nothing for too long: a half-open connection gives no other sign.</summary>
internal sealed class SilenceWatchdog : IDisposable
{
    private readonly CancellationTokenSource _cancelled;
    private readonly ITimer _timer;
    private readonly TimeSpan _timeout;
    private int _fired;

    public SilenceWatchdog(TimeSpan timeout, TimeProvider time, CancellationToken ct)
    {
        _timeout = timeout;
        _cancelled = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _timer = time.CreateTimer(_ => Fire(), null, timeout, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _cancelled.Token;

    public bool Fired => Volatile.Read(ref _fired) == 1;

    public void Reset() => _timer.Change(_timeout, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _cancelled.Dispose();
    }

    private void Fire()
    {
        Interlocked.Exchange(ref _fired, 1);
        try
        {
            _cancelled.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The watch ended while the timer was about to fire: there is nothing left to cancel.
            return;
        }
    }
}
