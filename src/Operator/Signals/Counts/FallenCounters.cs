using System.Globalization;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Counters.Falls;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Signals.Counts.Queries;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Counts;

/// <summary>
/// Looks at the samples of counters that fell more often than their pod restarted: did a process restart, or do several processes answer in
/// turn?
/// </summary>
internal sealed class FallenCounters(IPrometheus prometheus, string @namespace, CountContext context)
{
    /// <summary>Falls that are looked at, newest first. Processes that answer in turn make more of them all the time.</summary>
    private const int MostLooks = 10;

    private const int MostPods = 3;

    /// <summary>A fall needs the sample before it.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(5);

    /// <summary>The pods whose counters fell more often than their containers restarted.</summary>
    /// <param name="rows">By pod, the most falls of one series.</param>
    public IReadOnlyList<string> Unexplained(IEnumerable<CounterSeries> rows) =>
        [
            .. rows.Select(r => (Pod: r.Labels.GetValueOrDefault("pod") ?? "", Falls: r.Samples[0].Value))
                .Where(r => r.Falls > context.Restarts.GetValueOrDefault(r.Pod))
                .OrderByDescending(r => r.Falls)
                .Select(r => r.Pod)
                .Distinct(StringComparer.Ordinal)
                .Take(MostPods),
        ];

    /// <summary>Why a series is no evidence; null where every fall is that of a process that restarted.</summary>
    public string? Of(IEnumerable<CounterSeries> series)
    {
        foreach (var one in series)
        {
            var pod = one.Labels.GetValueOrDefault("pod") ?? "";
            int? restarts = context.Restarts.TryGetValue(pod, out var known) ? known : null;
            if (BackwardCounters.Find(one, restarts) is { } fall)
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Labels.GetValueOrDefault("__name__") ?? "a counter"} of {(pod.Length == 0 ? "a series" : $"pod {pod}")} runs backwards: it fell from {fall.Before:0} to {fall.After:0} at {TimeText.Of(UnixTime.Of(fall.Time))}{Restarted(restarts)}. Do several processes answer on one port, or two replicas of Prometheus in turn?"
                );
        }

        return null;
    }

    /// <param name="selector">The counters, of all pods.</param>
    /// <param name="pods">Those that fell.</param>
    /// <param name="window">How far back their samples are read.</param>
    /// <param name="at">The window's end.</param>
    /// <param name="ct">Cancels the queries.</param>
    /// <returns>Failure: that of a query. Why: that of the samples.</returns>
    public async Task<(string? Failure, string? Why)> LookAsync(
        VectorSelector selector,
        IReadOnlyList<string> pods,
        TimeSpan window,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        foreach (var pod in pods)
        {
            var answer = await prometheus.QueryAsync($"{OfPod(selector, pod)}[{PromQl.Seconds(window + Lead)}]", at, ct);
            if (answer.Failure is { } failure)
                return (failure, null);
            if (Of(answer.Within(@namespace).Series) is { } why)
                return (null, why);
        }

        return (null, null);
    }

    /// <summary>The same for a window whose samples are too many to read: only those around its falls are.</summary>
    public async Task<(string? Failure, string? Why)> LookBackAsync(
        VectorSelector selector,
        IReadOnlyList<string> pods,
        TimeSpan older,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var step = FirstValues.Step(older);
        foreach (var pod in pods)
        {
            var one = PerMetric.Of(OfPod(selector, pod)).Select(s => $"resets({s}[{PromQl.Seconds(step)}])");
            var query =
                $"(max by (namespace) ({string.Join(" or ", one)}) > 0)[{PromQl.Seconds(older)}:{PromQl.Seconds(step)}] offset {PromQl.Seconds(FirstValues.Fine)}";
            var falls = await prometheus.QueryAsync(query, at, ct);
            if (falls.Failure is { } failure)
                return (failure, null);
            foreach (var fall in falls.Within(@namespace).Series.SelectMany(s => s.Samples).OrderByDescending(s => s.Time).Take(MostLooks))
            {
                var found = await LookAsync(selector, [pod], step, UnixTime.Of(fall.Time), ct);
                if ((found.Failure ?? found.Why) is not null)
                    return found;
            }
        }

        return (null, null);
    }

    private static VectorSelector OfPod(VectorSelector selector, string pod) =>
        pod.Length == 0 ? selector : selector.With(new LabelMatcher("pod", MatchOperator.Equal, pod));

    private static string Restarted(int? restarts) =>
        restarts switch
        {
            null => "",
            0 => ", and no container of it has restarted",
            1 => ", and its containers have restarted once",
            var n => string.Create(CultureInfo.InvariantCulture, $", and its containers have restarted {n} times"),
        };
}
