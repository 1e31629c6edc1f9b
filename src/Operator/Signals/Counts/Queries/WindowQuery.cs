using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Counts.Queries;

/// <summary>
/// PromQL of everything that a window's counts rest on, in one answer of a few rows: the events of all series, first values that
/// <c>increase()</c> leaves out, counters that fell, and events without a total.
/// </summary>
internal sealed class WindowQuery(IndicatorSelectors selectors, LabelMatcher scope)
{
    private readonly VectorSelector _total = selectors.Total.With(scope);
    private readonly VectorSelector _part = selectors.Part.With(scope);

    /// <summary>The number of all events, as people are shown it.</summary>
    public string Told(TimeSpan window) => Increase.Of(_total, window);

    public string Newest(TimeSpan window)
    {
        var range = $"[{PromQl.Seconds(window)}]";
        var first = new FirstValues(_total);
        List<string> rows =
        [
            WindowRow.Of(WindowRow.Total, PerMetric.Sum(_total, s => Covered(s, range))),
            WindowRow.Of(WindowRow.Part, Increase.Of(_part, window)),
            WindowRow.Of(WindowRow.Falls, Falls(window < FirstValues.Fine ? range : $"[{PromQl.Seconds(FirstValues.Fine)}]")),
        ];
        if (selectors.Boundary is null)
        {
            rows.Add(WindowRow.Of(WindowRow.FirstOfTotal, first.Newest(_total, window)));
            rows.Add(WindowRow.Of(WindowRow.FirstOfPart, first.Newest(_part, window)));
            rows.Add(WindowRow.Of(WindowRow.Stray, Stray(range)));
        }

        return string.Join(" or ", rows);
    }

    /// <summary>What does not change any more, of a window that is longer than an hour.</summary>
    public string Older(TimeSpan window)
    {
        var older = window - FirstValues.Fine;
        var first = new FirstValues(_total);
        List<string> rows = [WindowRow.Of(WindowRow.Falls, Falls($"[{PromQl.Seconds(older)}] offset {PromQl.Seconds(FirstValues.Fine)}"))];
        if (selectors.Boundary is null)
        {
            rows.Add(WindowRow.Of(WindowRow.FirstOfTotal, first.Older(_total, older)));
            rows.Add(WindowRow.Of(WindowRow.FirstOfPart, first.Older(_part, older)));
        }

        return string.Join(" or ", rows);
    }

    /// <summary>A histogram's events count where it has the boundary: of the others nobody knows how many were good.</summary>
    private string Covered(VectorSelector total, string range) =>
        selectors.Boundary is null ? $"increase({total}{range})" : $"increase({total}{range}) and ignoring (le) increase({_part}{range})";

    private string Falls(string range)
    {
        var parts = PerMetric
            .Of(_total)
            .Concat(PerMetric.Of(_part))
            .Distinct()
            .Select(s => $"max by (namespace, pod) (resets({s}{range}))");
        return $"max by (namespace, pod) ({string.Join(" or ", parts.Select((p, i) => $"label_replace({p}, \"part\", \"{i}\", \"\", \"\")"))}) > 0";
    }

    /// <summary>Events of the part on pods that have no events of the total at all.</summary>
    private string Stray(string range)
    {
        var all = string.Join(" or ", PerMetric.Of(_total).Select(t => $"count_over_time({t}{range})"));
        return $"{PerMetric.Sum(_part, p => $"increase({p}{range}) unless on (namespace, pod) ({all})")} > 0";
    }
}
