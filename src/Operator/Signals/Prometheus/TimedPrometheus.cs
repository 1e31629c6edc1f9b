using System.Globalization;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>
/// A source with one time limit for all queries of an evaluation, including the wait for a slot. Each query has its own timeout, but if all
/// are slow, the evaluation would outlast its evidence. A query over the limit fails with a message, so that a verdict is still written.
/// </summary>
internal sealed class TimedPrometheus : IPrometheus, IDisposable
{
    /// <summary>Below the time of a single query nothing could ever be read.</summary>
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
            return QueryAnswer.Failed(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Prometheus did not answer within the {_limit.TotalSeconds:0} s available to this evaluation: it is too slow, or spec.evaluationIntervalSeconds is too short for this many queries"
                )
            );
        }
    }

    public void Dispose() => _over.Dispose();
}
