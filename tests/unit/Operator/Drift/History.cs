using MlOps.Analysis.Counters;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Tests.Drift;

/// <summary>A Prometheus that answers by what is asked and for when.</summary>
internal sealed class History(Func<string, DateTimeOffset, QueryAnswer> answer) : IPrometheus
{
    public List<(string Query, DateTimeOffset At)> Asked { get; } = [];

    public Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        Asked.Add((promql, at));
        return Task.FromResult(answer(promql, at));
    }

    /// <summary>A classic histogram whose buckets hold so much each; the last one is above all boundaries.</summary>
    public static QueryAnswer Buckets(params double[] counts)
    {
        var sum = 0.0;
        return new QueryAnswer([.. counts.Select((c, i) => One("le", i == counts.Length - 1 ? "+Inf" : $"{i + 1}", sum += c))], null);
    }

    public static QueryAnswer Categories(params (string Name, double Count)[] counts) => new([.. counts.Select(c => One("category", c.Name, c.Count))], null);

    public static QueryAnswer Nothing { get; } = new([], null);

    private static CounterSeries One(string label, string value, double count) => new(new Dictionary<string, string> { [label] = value }, [new Sample(0, count)]);
}
