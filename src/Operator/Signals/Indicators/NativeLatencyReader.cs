using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Operator.Signals.Counts;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>A native histogram over windows. Prometheus interpolates within a bucket, so the threshold need not be a boundary.</summary>
public sealed class NativeLatencyReader(
    IPrometheus prometheus,
    LatencyIndicator latency,
    LabelMatcher model,
    IndicatorVariables variables,
    CountContext? context = null
) : IIndicatorReader
{
    /// <summary>Its raw samples are histograms, not counters, so the release test does not read them.</summary>
    public bool SeesRevisions => false;

    public BurnGuard Guard => BurnGuard.Events;

    public Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct) =>
        throw new NotSupportedException("native histograms are read over windows only");

    public Task<Reading<DemandRate>> DemandAsync(TimeSpan window, TimeSpan? within, DateTimeOffset at, CancellationToken ct) =>
        throw new NotSupportedException("demand is read for the release test, which does not support this indicator");

    public async Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct)
    {
        var reading = await new PairedQueries(prometheus, Total(window), Good(window), false, true, variables.Namespace).ReadAsync(at, ct);
        return reading.Kind == EvidenceKind.Value && await Live.LackAsync(window, at, ct) is { } lack ? lack : reading;
    }

    public Task<Reading<BurnMinutes>> MinutesAsync(TimeSpan window, double threshold, DateTimeOffset at, CancellationToken ct) =>
        new MinuteRatios(prometheus, Total, Good, false, variables.Namespace).ReadAsync(window, threshold, at, ct);

    private string Total(TimeSpan window) => $"histogram_count({Sum(window)})";

    private string Good(TimeSpan window) => $"{Total(window)} * histogram_fraction(0, {latency.ThresholdSeconds}, {Sum(window)})";

    private string Sum(TimeSpan window) => $"sum by (namespace) (increase({Selector.With(model)}[{PromQl.Seconds(window)}]))";

    private VectorSelector Selector => variables.Fill(VectorSelector.Of(latency.Histogram, latency.Selector));

    private LiveSeries Live =>
        new(prometheus, new IndicatorSelectors(Selector, Selector, false, true), model, variables.Namespace, context ?? CountContext.None);
}
