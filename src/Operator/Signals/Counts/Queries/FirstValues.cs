using MlOps.Analysis.Counters;
using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Counts.Queries;

/// <summary>
/// PromQL of the first values of series that began while their pod was scraped already. <c>increase()</c> does not count them, and clients
/// create the series of an error with the first error: few errors on many pods would be none. What a pod's first scrape holds is left out;
/// it may be a life that was not watched.
/// </summary>
/// <param name="Total">All events: tells which pods are scraped.</param>
internal sealed record FirstValues(VectorSelector Total)
{
    /// <summary>Looked at minute by minute: what began within the newest hour.</summary>
    public static TimeSpan Fine { get; } = TimeSpan.FromHours(1);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private const string OfPod = "on (namespace, pod, instance)";

    /// <summary>
    /// Series that go on under another label, because a scrape job was renamed or a rule adds one, look as if they began; but they hold
    /// their pod's whole life. A first value may be as large as what the pod has served of late, and a few more.
    /// </summary>
    private const int Few = 5;

    /// <summary>What a pod has served of late: long enough that a failure of everything is within it.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    private static readonly string AnyScraper = $"ignoring ({string.Join(", ", DuplicateSeries.ScraperLabels)})";

    /// <summary>A thousand looks at what is older than an hour, each of ten minutes at least.</summary>
    public static TimeSpan Step(TimeSpan older) => TimeSpan.FromSeconds(Math.Max(600, Math.Ceiling(older.TotalSeconds / 1000)));

    /// <summary>Within the newest hour, or the window where it is shorter. The pod had a series a minute before.</summary>
    public string Newest(VectorSelector selector, TimeSpan window)
    {
        var range = $"[{PromQl.Seconds(window < Fine ? window : Fine)}:{PromQl.Seconds(Minute)}]";
        return PerMetric.Sum(
            selector,
            s => $"sum_over_time((({First(s, Minute, Late)} unless {AnyScraper} ({s} offset 60s)) and {OfPod} ({Total} offset 60s)){range})"
        );
    }

    /// <summary>Before the newest hour. The series has fewer samples within its first look than another one of its pod.</summary>
    public string Older(VectorSelector selector, TimeSpan older)
    {
        var step = PromQl.Seconds(Step(older));
        var known = OfTotal("max", t => $"count_over_time({t}[{step}])");
        return PerMetric.Sum(
            selector,
            s =>
                $"sum_over_time((({First(s, Step(older), Step(older))} unless {AnyScraper} ({s} offset {step})) and count_over_time({s}[{step}]) < {OfPod} group_left () {known})[{PromQl.Seconds(older)}:{step}] offset {PromQl.Seconds(Fine)})"
        );
    }

    /// <param name="selector">Of one metric.</param>
    /// <param name="look">A counter's lowest value within it is its first.</param>
    /// <param name="late">What the pod has served in it bounds what is believed.</param>
    private string First(VectorSelector selector, TimeSpan look, TimeSpan late) =>
        $"min_over_time({selector}[{PromQl.Seconds(look)}]) <= {OfPod} group_left () ({OfTotal("sum", t => $"increase({t}[{PromQl.Seconds(late)}])")} + {Few})";

    private string OfTotal(string aggregation, Func<VectorSelector, string> part) =>
        $"({string.Join(" or ", PerMetric.Of(Total).Select(t => $"{aggregation} by (namespace, pod, instance) ({part(t)})"))})";
}
