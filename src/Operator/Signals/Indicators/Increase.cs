using System.Text.RegularExpressions;
using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>
/// The number of events of a selector in a window, by namespace where the series have such a label. A selector of several metrics,
/// <c>{__name__=~"a|b"}</c>, becomes a sum of one increase each: <c>increase()</c> drops the name, and Prometheus refuses series that then
/// are the same.
/// </summary>
internal static partial class Increase
{
    public static string Of(VectorSelector selector, TimeSpan window)
    {
        var range = $"[{PromQl.Seconds(window)}]";
        var parts = Split(selector).ToList();
        if (parts is [var one])
            return $"sum by (namespace) (increase({one}{range}))";
        // Kept apart by a label of their own, so that a metric that is not there yet does not empty the whole sum.
        return $"sum by (namespace) ({string.Join(" or ", parts.Select((s, i) => $"label_replace(sum by (namespace) (increase({s}{range})), \"part\", \"{i}\", \"\", \"\")"))})";
    }

    private static IEnumerable<VectorSelector> Split(VectorSelector selector)
    {
        var name = selector.Matchers.FirstOrDefault(m => m is { Label: "__name__", Operator: MatchOperator.Matches });
        if (selector.Metric is not null || name is null || !Alternatives().IsMatch(name.Value))
            return [selector];
        var names = Alternatives().Match(name.Value);
        var (before, after) = (names.Groups["before"].Value, names.Groups["after"].Value);
        return names
            .Groups["names"]
            .Value.Split('|')
            .Select(n => new VectorSelector { Metric = before + n + after, Matchers = [.. selector.Matchers.Where(m => m != name)] });
    }

    [GeneratedRegex(
        @"^(?:(?<names>[a-zA-Z0-9_:]+(?:\|[a-zA-Z0-9_:]+)+)|(?<before>[a-zA-Z0-9_:]*)\((?<names>[a-zA-Z0-9_:]+(?:\|[a-zA-Z0-9_:]+)+)\)(?<after>[a-zA-Z0-9_:]*))\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Alternatives();
}
