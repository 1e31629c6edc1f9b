namespace MlOps.Runtime.Informers.Liveness;

/// <summary>Cancels a watch on which nothing was heard for too long: a half-open connection gives no other sign.</summary>
internal sealed class SilenceAlarm : IDisposable
{
    private readonly CancellationTokenSource _cancelled;
    private readonly ITimer _timer;
    private readonly TimeSpan _patience;
    private int _rang;

    public SilenceAlarm(TimeSpan patience, TimeProvider time, CancellationToken ct)
    {
        _patience = patience;
        _cancelled = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _timer = time.CreateTimer(_ => Ring(), null, patience, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _cancelled.Token;

    public bool Rang => Volatile.Read(ref _rang) == 1;

    public void Heard() => _timer.Change(_patience, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _cancelled.Dispose();
    }

    private void Ring()
    {
        Interlocked.Exchange(ref _rang, 1);
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
