using System.Globalization;
using MlOps.Analysis.Burn.Confirmation;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>
/// Counts the minutes of a window that burn, by subqueries that Prometheus evaluates at whole minutes. <c>increase()</c> within a minute
/// sees only what happened between two scrapes of it, so what is scraped late never spills into a minute more: an outage of 60 s is seen in
/// two at most.
/// </summary>
/// <param name="Prometheus">The source.</param>
/// <param name="Total">PromQL of all events in a look of the given length.</param>
/// <param name="Part">The same of the bad events, or of the good ones.</param>
/// <param name="CountsBad">Whether the part is the bad one.</param>
/// <param name="Namespace">Where the counts are kept apart by namespace: the one that is meant.</param>
internal sealed record MinuteRatios(
    IPrometheus Prometheus,
    Func<TimeSpan, string> Total,
    Func<TimeSpan, string> Part,
    bool CountsBad,
    string? Namespace = null
)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task<Reading<BurnMinutes>> ReadAsync(TimeSpan window, double threshold, DateTimeOffset at, CancellationToken ct)
    {
        var reading = await ReadMinutesAsync(window, Minute, threshold, at, ct);
        // A look needs two scrapes. With one a minute, a look of two minutes has them, and each look another pair.
        return reading.Kind == EvidenceKind.NoData || reading.Value?.AreKnown(window) == false
            ? await ReadMinutesAsync(window, 2 * Minute, threshold, at, ct)
            : reading;
    }

    private async Task<Reading<BurnMinutes>> ReadMinutesAsync(
        TimeSpan window,
        TimeSpan length,
        double threshold,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var range = $"[{PromQl.Seconds(window)}:{PromQl.Seconds(Minute)}]";
        var (total, part, on) = (
            PromQl.InBrackets(Total(length)),
            PromQl.InBrackets(Part(length)),
            Namespace is null ? "on ()" : "on (namespace)"
        );
        var bad = CountsBad ? part : $"({total} - {on} {part})";
        var burning = $"({bad} > 0) >= {on} ({threshold.ToString("R", CultureInfo.InvariantCulture)} * {total})";
        var reading = await new PairedQueries(
            Prometheus,
            $"count_over_time(({total} >= 0){range})",
            $"count_over_time(({burning}){range})",
            true,
            false,
            Namespace
        ).ReadAsync(at, ct);
        return reading.Value is { } minutes
            ? Reading<BurnMinutes>.Of(new BurnMinutes(minutes.Bad, minutes.Total), reading.Query)
            : Reading<BurnMinutes>.None(reading.Kind, reading.Message, reading.Query);
    }
}
