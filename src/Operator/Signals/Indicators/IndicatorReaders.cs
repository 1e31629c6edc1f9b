using MlOps.Entities.Common.Selectors;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Operator.Signals.Counts;
using MlOps.Operator.Signals.Presets;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>
/// The reader that fits the kind of an indicator. Selectors are narrowed to the model's own series; free PromQL is left as it is.
/// </summary>
public static class IndicatorReaders
{
    public static IIndicatorReader For(
        ServiceLevelIndicator sli,
        IndicatorVariables variables,
        LabelMatcher model,
        IPrometheus prometheus,
        CountContext? context = null
    ) =>
        sli switch
        {
            { Preset: { } preset } => new SelectorReader(
                prometheus,
                PresetSelectors.Of(preset, variables),
                model,
                variables.Namespace,
                context
            ),
            { Expression: { } expression } => new ExpressionReader(prometheus, expression, variables),
            { Gauge: { } gauge } => new GaugeReader(prometheus, gauge, variables),
            { Latency: { Type: HistogramType.Native } latency } => new NativeLatencyReader(prometheus, latency, model, variables, context),
            { Events: not null } or { Latency: not null } => new SelectorReader(
                prometheus,
                IndicatorSelectors.Of(sli, variables),
                model,
                variables.Namespace,
                context
            ),
            _ => throw new ArgumentException("no reader for this indicator", nameof(sli)),
        };
}
