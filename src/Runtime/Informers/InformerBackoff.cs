using MlOps.Runtime.Queues;

namespace MlOps.Runtime.Informers;

/// <summary>How long to wait before asking again: not at all after a good watch, ever longer while things go wrong.</summary>
internal sealed class InformerBackoff(InformerOptions options, TimeProvider time)
{
    private readonly Backoff _backoff = new(options.MinBackoff, options.MaxBackoff, options.Jitter);
    private int _shortEnds;
    private int _failures;

    public void Reset() => _failures = 0;

    /// <summary>A server that ends every watch at once must not be asked in a tight loop.</summary>
    public Task AfterEndAsync(bool wasShort, CancellationToken ct)
    {
        _shortEnds = wasShort ? _shortEnds + 1 : 0;
        return _shortEnds == 0 ? Task.CompletedTask : Task.Delay(_backoff.Delay(_shortEnds - 1), time, ct);
    }

    /// <summary>A watch that served for a while begins the back-off anew.</summary>
    public async Task AfterFailureAsync(bool wasShort, CancellationToken ct)
    {
        _failures = wasShort ? _failures : 0;
        await Task.Delay(_backoff.Delay(_failures++), time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
