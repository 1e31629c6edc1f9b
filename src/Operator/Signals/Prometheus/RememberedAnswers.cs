using System.Collections.Concurrent;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>
/// Asks each question once: the windows of neighbouring evaluations, and those of a fixed reference, are largely the same. For a command
/// that ends, not for a process that stays.
/// </summary>
internal sealed class RememberedAnswers(IPrometheus inner) : IPrometheus
{
    private readonly ConcurrentDictionary<(string Query, DateTimeOffset At), QueryAnswer> _known = [];

    public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        if (_known.TryGetValue((promql, at), out var known))
            return known;
        return _known[(promql, at)] = await inner.QueryAsync(promql, at, ct);
    }
}
