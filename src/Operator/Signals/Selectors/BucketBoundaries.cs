using System.Globalization;
using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Selectors;

/// <summary>
/// The boundaries that a classic histogram has, listed when the one that a policy names is not among them: its exporter's buckets are
/// the only thresholds that can be counted exactly.
/// </summary>
internal static class BucketBoundaries
{
    private const int MostTold = 30;

    public static async Task<string> CheckAsync(
        IPrometheus prometheus,
        IndicatorSelectors selectors,
        LabelMatcher scope,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        const string Nothing = "no series of good events: a wrong selector or bucket boundary would make all events look bad";
        if (selectors.Buckets is not { } buckets)
            return Nothing;
        var answer = await prometheus.QueryAsync($"group by (le) ({buckets.With(scope)})", at, ct);
        if (answer.Failure is not null)
            return Nothing;
        var known = answer.Series.Select(s => s.Labels.GetValueOrDefault("le")).OfType<string>().Distinct().OrderBy(Number).ToList();
        if (known.Count == 0)
            return $"{Nothing}; {buckets.Metric} has no series: it may be a summary, which has no buckets, or the selector matches nothing";
        var told = string.Join(", ", known.Take(MostTold)) + (known.Count > MostTold ? ", …" : "");
        return $"no bucket of {buckets.Metric} has the boundary {selectors.Boundary}; its boundaries are {told}: use one of them as thresholdSeconds";
    }

    private static double Number(string le) =>
        double.TryParse(le, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.PositiveInfinity;
}
