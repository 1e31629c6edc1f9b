using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MlOps.Operator.Signals.Prometheus.Guards;

/// <summary>
/// Time limit, retries and circuit breaker of one source. The breaker sees whole queries, their time-outs among them: a server that hangs
/// costs one time limit, not one for each query of each policy.
/// </summary>
public sealed class SourceGuard
{
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long the breaker stays open: looked at again before the evidence grows old.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(5);

    /// <summary>A query that its evaluation gives up sooner says nothing of the server.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ResiliencePipeline _breaker;
    private readonly ResiliencePipeline _attempts;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private long _answeredAt = long.MinValue;
    private string? _silence;
    private int _probes;

    /// <param name="timeout">Longest wait for one answer, retries included.</param>
    /// <param name="concurrency">Queries under way at once.</param>
    /// <param name="time">The clock.</param>
    public SourceGuard(TimeSpan timeout, int concurrency, TimeProvider time)
    {
        (_timeout, _time) = (timeout, time);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<SourceDownException>(),
                    FailureRatio = 0.9,
                    // As many as hang at once, so that the first time-outs open it.
                    MinimumThroughput = Math.Max(2, concurrency),
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = Break,
                }
            )
            .Build();
        _attempts = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = timeout })
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                }
            )
            .Build();
    }

    /// <exception cref="SourceDownException">Neither this query nor any other was answered meanwhile.</exception>
    /// <exception cref="TimeoutRejectedException">This query was not answered, but others were.</exception>
    /// <exception cref="SourceSparedException">It was not sent: the source is silent, and another query probes it.</exception>
    /// <exception cref="BrokenCircuitException">It was not sent. The inner exception is what opened the breaker.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> send, CancellationToken ct)
    {
        var isProbe = Volatile.Read(ref _silence) is not null;
        if (isProbe && Interlocked.Increment(ref _probes) > 1)
        {
            Interlocked.Decrement(ref _probes);
            throw new SourceSparedException(Volatile.Read(ref _silence) ?? "answers again, from the next evaluation on");
        }

        try
        {
            return await _breaker.ExecuteAsync(async token => await AttemptAsync(send, token), ct);
        }
        finally
        {
            if (isProbe)
                Interlocked.Decrement(ref _probes);
        }
    }

    private async ValueTask<T> AttemptAsync<T>(Func<CancellationToken, ValueTask<T>> send, CancellationToken ct)
    {
        var sent = _time.GetTimestamp();
        try
        {
            var answer = await _attempts.ExecuteAsync(send, ct);
            Volatile.Write(ref _answeredAt, _time.GetTimestamp());
            Volatile.Write(ref _silence, null);
            return answer;
        }
        catch (HttpRequestException)
        {
            // It fails in another way than by silence; that is for the breaker.
            Volatile.Write(ref _silence, null);
            throw;
        }
        catch (TimeoutRejectedException e) when (IsSilentSince(sent))
        {
            throw Silent(_timeout, e);
        }
        catch (OperationCanceledException e)
            when (ct.IsCancellationRequested && _time.GetElapsedTime(sent) >= Patience && IsSilentSince(sent))
        {
            throw Silent(_time.GetElapsedTime(sent), e);
        }
    }

    private bool IsSilentSince(long sent) => Volatile.Read(ref _answeredAt) < sent;

    /// <summary>From now on one query at a time finds out whether that is over: the breaker needs several to open.</summary>
    private SourceDownException Silent(TimeSpan after, Exception inner)
    {
        var silence = FormattableString.Invariant($"did not answer within {after.TotalSeconds:0} s");
        Volatile.Write(ref _silence, silence);
        return new SourceDownException(silence, inner);
    }
}
