using MlOps.Runtime.Informers.Watching;
using MlOps.Runtime.Queues;

namespace MlOps.Runtime.Informers;

/// <summary>
/// How long to wait before asking again: not at all after a watch that served, ever longer while they do not. A watch has served with its
/// first line or after a minute: a server that is slow to refuse has done nothing for us either.
/// </summary>
internal sealed class InformerBackoff(InformerOptions options, TimeProvider time)
{
    private readonly Backoff _backoff = new(options.MinBackoff, options.MaxBackoff, options.Jitter);
    private int _shortEnds;
    private int _failures;

    public void Reset() => _failures = 0;

    /// <summary>
    /// A server that ends every watch at once must not be asked in a tight loop. The time that the watch stood counts: a proxy that ends
    /// all of them after half a minute is not waited for.
    /// </summary>
    public Task AfterEndAsync(WatchEnd end, CancellationToken ct)
    {
        _shortEnds = end.HasServed ? 0 : _shortEnds + 1;
        var left = end.HasServed ? TimeSpan.Zero : _backoff.Delay(_shortEnds - 1) - end.Stood;
        return left > TimeSpan.Zero ? Task.Delay(left, time, ct) : Task.CompletedTask;
    }

    /// <summary>A watch that served begins the back-off anew.</summary>
    public async Task AfterFailureAsync(bool hadServed, CancellationToken ct)
    {
        _failures = hadServed ? 0 : _failures;
        await Task.Delay(_backoff.Delay(_failures++), time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
