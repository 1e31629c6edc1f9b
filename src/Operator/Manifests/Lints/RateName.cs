using System.Text.RegularExpressions;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Operator.Manifests.Lints;

/// <summary>
/// Metrics whose name says that they are no counters: recorded rates and ratios, as prometheus.io/docs/practices/rules names them. An
/// increase of one counts nothing.
/// </summary>
internal static partial class RateName
{
    private static readonly string[] CounterEndings = ["_total", "_count", "_bucket"];

    /// <returns>What is wrong, or null.</returns>
    public static string? Problem(string? metric, IEnumerable<LabelMatcher> matchers)
    {
        var name = metric ?? matchers.FirstOrDefault(m => m is { Label: "__name__", Operator: MatchOperator.Equal })?.Value;
        return name is not null && !CounterEndings.Any(e => name.EndsWith(e, StringComparison.Ordinal)) && Rate().IsMatch(name)
            ? $"reads {name}, by its name a rate or a ratio, not a counter: its increase is no number of events; name the counter that it is made of"
            : null;
    }

    /// <summary>Where an objective needs a counter.</summary>
    public static IEnumerable<FieldError> Of(SloPolicySpec spec) =>
        from place in spec.Objectives.SelectMany((o, i) => Counters(o, $"spec.objectives[{i}].sli"))
        let selector = place.Selector is { } text && VectorSelector.TryParse(text, out var parsed, out _) ? parsed : null
        where selector is not null
        let problem = Problem(selector.Metric, selector.Matchers)
        where problem is not null
        select new FieldError(place.Field, problem);

    private static (string Field, string? Selector)[] Counters(Objective objective, string path) =>
        [
            ($"{path}.events.bad", objective.Sli.Events?.Bad),
            ($"{path}.events.good", objective.Sli.Events?.Good),
            ($"{path}.events.total", objective.Sli.Events?.Total),
            ($"{path}.latency.histogram", objective.Sli.Latency?.Histogram),
        ];

    /// <summary>An operation with its window anywhere, or without one as the last word.</summary>
    [GeneratedRegex(
        @"[:_](?:i?rate|ratio|increase)(?:[0-9]+(?:ms|[smhdwy]))+(?![A-Za-z0-9])|[:_](?:i?rate|ratio|percent|per_second)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Rate();
}
