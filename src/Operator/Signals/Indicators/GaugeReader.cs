using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>
/// The share of time in which a value is out of bounds, from evenly spaced looks at it. NaN and infinities are no values: they count
/// neither as good nor as bad. Without events behind the value, if nQuery says so, nothing is evaluated.
/// </summary>
public sealed class GaugeReader(IPrometheus prometheus, GaugeIndicator gauge, IndicatorVariables variables) : IIndicatorReader
{
    /// <summary>Looks in a long window; Prometheus answers a subquery of that many points quickly.</summary>
    private const int MaxPoints = 1000;

    public bool SeesRevisions => false;

    public BurnGuard Guard => BurnGuard.Samples;

    public Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct) =>
        throw new NotSupportedException("a gauge does not tell revisions apart");

    public Task<Reading<DemandRate>> DemandAsync(TimeSpan window, TimeSpan? within, DateTimeOffset at, CancellationToken ct) =>
        throw new NotSupportedException("demand is read for the release test, which does not support this indicator");

    public async Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct)
    {
        if (gauge.NQuery is { } events && await LackAsync(variables.Fill(events, window), at, ct) is { } lack)
            return lack;
        return await new PairedQueries(prometheus, Total(window), Bad(window), true, false).ReadAsync(at, ct);
    }

    public Task<Reading<BurnMinutes>> MinutesAsync(TimeSpan window, double threshold, DateTimeOffset at, CancellationToken ct) =>
        new MinuteRatios(prometheus, Total, Bad, true).ReadAsync(window, threshold, at, ct);

    private string Total(TimeSpan window) => $"count_over_time((abs{Query(window)} < Inf){Subquery(window)})";

    private string Bad(TimeSpan window) => $"count_over_time(({OutOfBounds(Query(window))}){Subquery(window)})";

    private string Query(TimeSpan window) => PromQl.InBrackets(variables.Fill(gauge.Query, window));

    private static string Subquery(TimeSpan window) => $"[{PromQl.Seconds(window)}:{PromQl.Seconds(Step(window))}]";

    /// <returns>Why there are no events behind the value, or null when there are. A number that is not there is not zero.</returns>
    private async Task<Reading<WindowCounts>?> LackAsync(string query, DateTimeOffset at, CancellationToken ct)
    {
        var answer = await prometheus.QueryAsync(query, at, ct);
        if (answer.Failure is { } failure)
            return Reading<WindowCounts>.None(EvidenceKind.QueryError, failure, query);
        return answer.Series switch
        {
            [] => Reading<WindowCounts>.None(EvidenceKind.NoData, "no series of events behind the value (nQuery)", query),
            [{ Samples: [{ Value: > 0 and < double.PositiveInfinity }] }] => null,
            [{ Samples: [{ Value: double.PositiveInfinity }] }] => Reading<WindowCounts>.None(
                EvidenceKind.QueryError,
                "the number of events behind the value is +Inf; nQuery must count events",
                query
            ),
            [_] => Reading<WindowCounts>.None(EvidenceKind.Idle, "no events behind the value", query),
            var several => Reading<WindowCounts>.None(
                EvidenceKind.Ambiguous,
                $"{several.Count} series behind the value where one is expected; aggregate nQuery with sum()",
                query
            ),
        };
    }

    /// <summary>The looks that are out of bounds; -Inf is below and Inf above every bound, and no value.</summary>
    private string OutOfBounds(string query)
    {
        var sides = new List<string>();
        if (gauge.Min is { } min)
            sides.Add($"({query} < {min}) > -Inf");
        if (gauge.Max is { } max)
            sides.Add($"({query} > {max}) < Inf");
        return string.Join(" or ", sides);
    }

    private static TimeSpan Step(TimeSpan window) => TimeSpan.FromSeconds(Math.Max(15, Math.Ceiling(window.TotalSeconds / MaxPoints)));
}
