using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Counts;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>Two queries that give one number each: all events, and the bad or the good ones among them.</summary>
internal sealed record PairedQueries(
    IPrometheus Prometheus,
    string Total,
    string Part,
    bool CountsBad,
    bool PartMustExist,
    string? Namespace = null
)
{
    /// <summary>Says why a part that must exist does not, where more is known than that.</summary>
    public Func<DateTimeOffset, CancellationToken, Task<string>>? Missing { get; init; }

    public async Task<Reading<WindowCounts>> ReadAsync(DateTimeOffset at, CancellationToken ct)
    {
        var total = await Prometheus.QueryAsync(Total, at, ct);
        var part = total.Failure is null ? await Prometheus.QueryAsync(Part, at, ct) : total;
        if ((total.Failure ?? part.Failure) is { } failure)
            return Reading<WindowCounts>.None(EvidenceKind.QueryError, failure, Total);
        var (all, some) = (Mine(total), Mine(part));
        if (all.Count > 1 || some.Count > 1)
            return Reading<WindowCounts>.None(
                EvidenceKind.Ambiguous,
                $"{Math.Max(all.Count, some.Count)} series where one is expected; aggregate them with sum()",
                Total
            );
        if (all.Concat(some).Any(s => s.Samples.Count != 1))
            return Reading<WindowCounts>.None(
                EvidenceKind.QueryError,
                "a range of samples where one number is expected; put increase() or another function around it",
                Total
            );
        var reading = WindowReading.Of(CountsBad, PartMustExist, Single(all), Single(some), Total);
        return PartMustExist && some.Count == 0 && reading.Kind == EvidenceKind.NoData && all.Count == 1 && Missing is not null
            ? Reading<WindowCounts>.None(reading.Kind, await Missing(at, ct), Part)
            : reading;
    }

    /// <summary>Where sums are kept apart by namespace, the other namespaces' belong to others.</summary>
    private List<CounterSeries> Mine(QueryAnswer answer) => [.. Namespace is null ? answer.Series : answer.Within(Namespace).Series];

    private static double? Single(List<CounterSeries> series) => series is [{ Samples: [var sample] }] ? sample.Value : null;
}
