using System.Globalization;
using System.Text.RegularExpressions;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Operator.Cli.Live;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Prometheus.Answers;

namespace MlOps.Operator.Tests.Drift.Support;

/// <summary>A Prometheus that answers by what is asked and for when.</summary>
internal sealed partial class History(Func<string, DateTimeOffset, QueryAnswer> answer) : IPrometheus
{
    public List<(string Query, DateTimeOffset At)> Asked { get; } = [];

    /// <summary>Where set, what is answered by the length of the range that is asked for.</summary>
    public Func<TimeSpan, QueryAnswer>? Lengths { get; set; }

    /// <summary>To a command that asks whether it answers at all.</summary>
    public QueryAnswer Reachable { get; set; } = new([new CounterSeries(new Dictionary<string, string>(), [new Sample(0, 1)])], null);

    public Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        if (promql == LiveSource.Question)
            return Task.FromResult(Reachable);
        Asked.Add((promql, at));
        return Task.FromResult(
            Lengths is null
                ? answer(promql, at)
                : Lengths(TimeSpan.FromMilliseconds(long.Parse(Range().Match(promql).Groups[1].Value, CultureInfo.InvariantCulture) - 1))
        );
    }

    /// <summary>A classic histogram whose buckets hold so much each; the last one is above all boundaries.</summary>
    public static QueryAnswer Buckets(params double[] counts)
    {
        var sum = 0.0;
        return new QueryAnswer([.. counts.Select((c, i) => One("le", i == counts.Length - 1 ? "+Inf" : $"{i + 1}", sum += c))], null);
    }

    public static QueryAnswer Categories(params (string Name, double Count)[] counts) =>
        new([.. counts.Select(c => One("category", c.Name, c.Count))], null);

    /// <summary>A native histogram whose buckets, of width 1 from 0 on, hold so much each; Prometheus leaves out those without.</summary>
    public static QueryAnswer Native(params double[] counts) =>
        QueryAnswer.OfHistograms([
            new NativeHistogram(
                new Dictionary<string, string>(),
                0,
                counts.Sum(),
                0,
                [.. counts.Select((c, i) => new Bucket(i, i + 1, c)).Where(b => b.Count > 0)]
            ),
        ]);

    /// <summary>
    /// One value at each whole multiple of the step in the range that ends there, and one at its begin, as Prometheus before 3.0 has it.
    /// </summary>
    public static QueryAnswer Values(DateTimeOffset end, int seconds, int step, Func<double, double?> at)
    {
        var last = end.ToUnixTimeSeconds();
        var times = Enumerable.Range(0, (seconds / step) + 1).Select(i => (double)(last - seconds + (i * step)));
        return new QueryAnswer(
            [
                new CounterSeries(
                    new Dictionary<string, string>(),
                    [.. times.Where(t => at(t) is not null).Select(t => new Sample(t, at(t)!.Value))]
                ),
            ],
            null
        );
    }

    public static QueryAnswer Together(params QueryAnswer[] answers) => new([.. answers.SelectMany(a => a.Series)], null);

    public static QueryAnswer Number(double value) => new([One("a", "b", value)], null);

    public static QueryAnswer Nothing { get; } = new([], null);

    [GeneratedRegex("\\[([0-9]+)ms\\]")]
    private static partial Regex Range();

    private static CounterSeries One(string label, string value, double count) =>
        new(new Dictionary<string, string> { [label] = value }, [new Sample(0, count)]);
}
