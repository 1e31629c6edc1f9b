using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Streams;

/// <summary>
/// Reads a value over time by one instant query: a subquery, whose looks Prometheus puts on whole multiples of the step itself.
/// </summary>
/// <param name="prometheus">Whom to ask.</param>
/// <param name="namespace">Whose series count, where a query keeps namespaces apart.</param>
internal sealed class ValuesReader(IPrometheus prometheus, string? @namespace = null)
{
    /// <returns>
    /// The finite values, in order of time; NaN, 0/0 for example, and infinities are none. The caller decides whether they are enough.
    /// </returns>
    public async Task<Reading<IReadOnlyList<Sample>>> ReadAsync(
        string promql,
        StreamGrid grid,
        DateTimeOffset end,
        TimeSpan length,
        CancellationToken ct
    )
    {
        var query = $"{PromQl.InBrackets(promql)}[{PromQl.Seconds(length)}:{PromQl.Seconds(grid.Step)}]";
        var answer = await prometheus.QueryAsync(query, end, ct);
        if (answer.Failure is { } failure)
            return Reading<IReadOnlyList<Sample>>.None(EvidenceKind.QueryError, failure, query);
        return (@namespace is null ? answer : answer.Within(@namespace)).Series switch
        {
            [] => Reading<IReadOnlyList<Sample>>.None(EvidenceKind.NoData, "no series", query) with { Fault = DataFault.Absent },
            [var one] => Reading<IReadOnlyList<Sample>>.Of(Finite(one, end, length), query),
            var several => Reading<IReadOnlyList<Sample>>.None(
                EvidenceKind.Ambiguous,
                $"{several.Count} series where one is expected; aggregate the query, for example with avg()",
                query
            ),
        };
    }

    private static IReadOnlyList<Sample> Finite(CounterSeries series, DateTimeOffset end, TimeSpan length)
    {
        // Prometheus before 3.0 counts the moment at which a range begins to it, which is the end of the range before.
        var begin = UnixTime.Seconds(end - length);
        return [.. series.Samples.Where(s => s.Time > begin && double.IsFinite(s.Value))];
    }
}
