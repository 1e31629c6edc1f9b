using System.Globalization;

namespace MlOps.Operator.Signals;

/// <summary>
/// A source with a limit for all queries of one evaluation together, waiting for a slot included: each of them has its own timeout, but a
/// server that is slow with every one of them would let the evaluation take longer than evidence is valid. What is over time is a failure in
/// words, so that a verdict is written all the same.
/// </summary>
internal sealed class TimedPrometheus : IPrometheus, IDisposable
{
    /// <summary>Shorter than one query may take, nothing could ever be read.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);

    private readonly IPrometheus _inner;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _over;

    public TimedPrometheus(IPrometheus inner, TimeSpan interval, TimeProvider time)
    {
        _inner = inner;
        _limit = 0.8 * interval > Least ? 0.8 * interval : Least;
        _over = new CancellationTokenSource(_limit, time);
    }

    public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, _over.Token);
        try
        {
            return await _inner.QueryAsync(promql, at, both.Token);
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return QueryAnswer.Failed(string.Create(
                CultureInfo.InvariantCulture, $"Prometheus did not answer within the {_limit.TotalSeconds:0} s of this evaluation: it is too slow, or spec.evaluationIntervalSeconds is too short for this many queries"));
        }
    }

    public void Dispose() => _over.Dispose();
}
