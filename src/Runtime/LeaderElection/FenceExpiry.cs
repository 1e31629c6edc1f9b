namespace MlOps.Runtime.LeaderElection;

/// <summary>Calls off what is on its way when the fence closes, at the time and not at the next look at it.</summary>
internal sealed class FenceExpiry : IDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private readonly ITimer _timer;
    private readonly Func<bool> _isOpen;

    public FenceExpiry(TimeProvider time, Func<bool> isOpen)
    {
        (_isOpen, Token) = (isOpen, _lost.Token);
        _timer = time.CreateTimer(_ => Expire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token { get; }

    public void ExtendTo(TimeSpan left) => _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _lost.Cancel();
        _lost.Dispose();
    }

    /// <summary>A renewal may have come while the timer was about to fire.</summary>
    private void Expire()
    {
        if (!_isOpen() && !Token.IsCancellationRequested)
            _lost.Cancel();
    }
}
