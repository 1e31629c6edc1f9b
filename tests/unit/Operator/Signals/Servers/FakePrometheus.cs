using MlOps.Analysis.Counters;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Signals.Servers;

/// <summary>Answers queries by the metric they begin with or hold, and remembers them.</summary>
internal sealed class FakePrometheus : IPrometheus
{
    private readonly Dictionary<string, QueryAnswer> _answers = [];
    private Action<FakePrometheus>? _change;

    public List<string> Queries { get; } = [];

    public FakePrometheus Has(string metric, params CounterSeries[] series)
    {
        _answers[metric] = new QueryAnswer(series, null);
        return this;
    }

    /// <summary>Something changes once the next query is answered.</summary>
    public FakePrometheus AfterNext(Action<FakePrometheus> change)
    {
        _change = change;
        return this;
    }

    public FakePrometheus Fails(string metric, string why)
    {
        _answers[metric] = QueryAnswer.Failed(why);
        return this;
    }

    public Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        Queries.Add(promql);
        var answer = _answers.FirstOrDefault(a => promql.Contains(a.Key, StringComparison.Ordinal)).Value ?? new QueryAnswer([], null);
        var change = _change;
        _change = null;
        change?.Invoke(this);
        return Task.FromResult(answer);
    }
}
