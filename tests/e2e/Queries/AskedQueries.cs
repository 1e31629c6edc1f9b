using MlOps.Analysis.Counters;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.EndToEnd.Queries;

/// <summary>
/// Remembers what is asked. There are events but no bucket and no bad ones, so that also what is asked about missing series is asked.
/// </summary>
internal sealed class AskedQueries : IPrometheus
{
    private readonly HashSet<string> _queries = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Queries => _queries;

    public Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        _queries.Add(promql);
        var part = promql.Contains("le=~", StringComparison.Ordinal) || promql.StartsWith("group by", StringComparison.Ordinal);
        return Task.FromResult(
            new QueryAnswer(part ? [] : [new(new Dictionary<string, string>(), [new Sample(at.ToUnixTimeSeconds(), 1)])], null)
        );
    }
}
