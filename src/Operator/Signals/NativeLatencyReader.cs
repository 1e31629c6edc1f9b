using MlOps.Analysis.Burn;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Selectors;

namespace MlOps.Operator.Signals;

/// <summary>A native histogram over windows. Prometheus interpolates within a bucket, so the threshold need not be a boundary.</summary>
public sealed class NativeLatencyReader(IPrometheus prometheus, LatencyIndicator latency, LabelMatcher model, IndicatorVariables variables) : IIndicatorReader
{
    /// <summary>Its raw samples are histograms, not counters, so the release test does not read them.</summary>
    public bool SeesRevisions => false;

    public BurnGuard Guard => BurnGuard.Events;

    public Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct) =>
        throw new NotSupportedException("native histograms are read over windows only");

    public Task<Reading<DemandRate>> DemandAsync(TimeSpan window, TimeSpan? within, DateTimeOffset at, CancellationToken ct) =>
        throw new NotSupportedException("demand is read for the release test, which does not support this indicator");

    public Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct)
    {
        var selector = variables.Fill(VectorSelector.Of(latency.Histogram, latency.Selector)).With(model);
        var sum = $"sum by (namespace) (increase({selector}[{PromQl.Seconds(window)}]))";
        return new PairedQueries(
            prometheus, $"histogram_count({sum})", $"histogram_count({sum}) * histogram_fraction(0, {latency.ThresholdSeconds}, {sum})", false, true, variables.Namespace)
            .ReadAsync(at, ct);
    }
}
