using MlOps.Analysis.Counters;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Signals.Servers;

/// <summary>Answers queries by the metric they begin with or hold, and remembers them.</summary>
internal sealed class FakePrometheus : IPrometheus
{
    private const string Row = ", \"row\", \"";

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
        var answer = promql.Contains(Row, StringComparison.Ordinal) ? Rows(promql) : Answer(promql);
        var change = _change;
        _change = null;
        change?.Invoke(this);
        return Task.FromResult(answer);
    }

    private QueryAnswer Answer(string promql) =>
        _answers.FirstOrDefault(a => promql.Contains(a.Key, StringComparison.Ordinal)).Value ?? new QueryAnswer([], null);

    /// <summary>
    /// An answer of several rows is put together from what is known of each: counts from the metric that a row begins with. What is wrong
    /// with series, falls for example, is only there where it was given by the row's name.
    /// </summary>
    private QueryAnswer Rows(string promql)
    {
        var parts = promql.Split("label_replace(", StringSplitOptions.RemoveEmptyEntries);
        var (rows, query) = (new List<CounterSeries>(), "");
        foreach (var part in parts)
        {
            query += part;
            var at = query.IndexOf(Row, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var name = query[(at + Row.Length)..].Split('"')[0];
            var counted = name is "total" or "part" or "name" || name.StartsWith("label ", StringComparison.Ordinal);
            var answer = counted ? Answer(query[..at].Split(" and ignoring ")[0]) : _answers.GetValueOrDefault(name);
            if (answer?.Failure is not null)
                return answer;
            rows.AddRange(
                answer?.Series.Select(s => s with { Labels = new Dictionary<string, string>(s.Labels) { ["row"] = name } }) ?? []
            );
            query = "";
        }

        return new QueryAnswer(rows, null);
    }
}
