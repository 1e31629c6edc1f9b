using System.Text.RegularExpressions;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Operator.Signals.Counts.Queries;

/// <summary>
/// A selector of several metrics, <c>{__name__=~"a|b"}</c>, as one selector each: functions over a range drop the name, and Prometheus
/// refuses series that then are the same.
/// </summary>
internal static partial class PerMetric
{
    public static IReadOnlyList<VectorSelector> Of(VectorSelector selector)
    {
        var name = selector.Matchers.FirstOrDefault(m => m is { Label: "__name__", Operator: MatchOperator.Matches });
        if (selector.Metric is not null || name is null || !Alternatives().IsMatch(name.Value))
            return [selector];
        var names = Alternatives().Match(name.Value);
        var (before, after) = (names.Groups["before"].Value, names.Groups["after"].Value);
        return
        [
            .. names
                .Groups["names"]
                .Value.Split('|')
                .Select(n => new VectorSelector { Metric = before + n + after, Matchers = [.. selector.Matchers.Where(m => m != name)] }),
        ];
    }

    /// <summary>
    /// A sum by namespace of what is computed for each metric. The parts are kept apart by a label of their own, so that a metric that is
    /// not there yet does not empty the whole sum.
    /// </summary>
    public static string Sum(VectorSelector selector, Func<VectorSelector, string> part)
    {
        var parts = Of(selector);
        return parts is [var one]
            ? $"sum by (namespace) ({part(one)})"
            : $"sum by (namespace) ({string.Join(" or ", parts.Select((s, i) => $"label_replace(sum by (namespace) ({part(s)}), \"part\", \"{i}\", \"\", \"\")"))})";
    }

    [GeneratedRegex(
        @"^(?:(?<names>[a-zA-Z0-9_:]+(?:\|[a-zA-Z0-9_:]+)+)|(?<before>[a-zA-Z0-9_:]*)\((?<names>[a-zA-Z0-9_:]+(?:\|[a-zA-Z0-9_:]+)+)\)(?<after>[a-zA-Z0-9_:]*))\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Alternatives();
}
