using System.Globalization;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.SloPolicies.Indicators;

namespace MlOps.Operator.Signals.Selectors;

/// <summary>
/// The vector selectors of an indicator. <paramref name="CountsBad"/> tells whether <paramref name="Part"/> selects the bad or the good
/// events.
/// </summary>
public sealed record IndicatorSelectors(VectorSelector Total, VectorSelector Part, bool CountsBad, bool PartMustExist)
{
    /// <summary>Of a latency: all buckets of its histogram.</summary>
    public VectorSelector? Buckets { get; init; }

    /// <summary>Of a latency: the boundary whose bucket holds the good events, in the histogram's own unit.</summary>
    public string? Boundary { get; init; }

    /// <summary>Whether the part is a selection of the total's own series, so that each label that it names must be on them.</summary>
    public bool PartSelectsFromTotal => Total.Metric is not null && Part.Metric == Total.Metric;

    /// <summary>
    /// The labels by which the part is selected from the total: of each group, a series must have one. None where the part has a metric of
    /// its own.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> PartLabels
    {
        get =>
            field
            ?? (
                PartSelectsFromTotal
                    ?
                    [
                        .. Part
                            .Matchers.Select(m => m.Label)
                            .Where(l => l != "__name__")
                            .Except(Total.Matchers.Select(m => m.Label), StringComparer.Ordinal)
                            .Distinct(StringComparer.Ordinal)
                            .Select(l => new[] { l }),
                    ]
                    : []
            );
        init;
    }

    public static IndicatorSelectors Of(ServiceLevelIndicator sli, IndicatorVariables variables)
    {
        if (sli.Events is { } events)
        {
            var part = VectorSelector.Parse(
                events.Bad ?? events.Good ?? throw new ArgumentException("neither bad nor good is given", nameof(sli))
            );
            return new(
                variables.Fill(VectorSelector.Parse(events.Total)),
                variables.Fill(part),
                events.Bad is not null,
                events.Bad is null
            );
        }

        var latency = sli.Latency ?? throw new ArgumentException("no indicator is given", nameof(sli));
        var total = variables.Fill(VectorSelector.Of(latency.Histogram + "_count", latency.Selector));
        var good = variables.Fill(VectorSelector.Of(latency.Histogram + "_bucket", latency.Selector));
        return new(total, good.With(new LabelMatcher("le", MatchOperator.Matches, BoundaryPattern(latency.ThresholdSeconds))), false, true)
        {
            Buckets = good,
            Boundary = latency.ThresholdSeconds,
        };
    }

    /// <summary>Matches a boundary however its exporter writes it: "1", "1.0", "0.25", "2.5e-01" is not among them.</summary>
    private static string BoundaryPattern(string threshold)
    {
        var number = decimal.Parse(threshold, CultureInfo.InvariantCulture);
        var plain = DecimalText.Plain(number);
        var escaped = Re2.Escape(plain);
        return plain.Contains('.', StringComparison.Ordinal) ? escaped + "0*" : escaped + "([.]0+)?";
    }
}
