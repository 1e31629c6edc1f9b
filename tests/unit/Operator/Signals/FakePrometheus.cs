using MlOps.Analysis.Counters;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Tests.Signals;

/// <summary>Answers queries by the metric they begin with or hold, and remembers them.</summary>
internal sealed class FakePrometheus : IPrometheus
{
    private readonly Dictionary<string, QueryAnswer> _answers = [];

    public List<string> Queries { get; } = [];

    public FakePrometheus Has(string metric, params CounterSeries[] series)
    {
        _answers[metric] = new QueryAnswer(series, null);
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
        return Task.FromResult(_answers.FirstOrDefault(a => promql.Contains(a.Key, StringComparison.Ordinal)).Value ?? new QueryAnswer([], null));
    }
}
