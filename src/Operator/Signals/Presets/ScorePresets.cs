using MlOps.Entities.Common.Selectors;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.Operator.Signals.Presets;

/// <summary>
/// Known systems as scores. Names are those that the systems export: trustyai-explainability explainability-service
/// (prometheus/PrometheusPublisher.java: trustyai_ and the metric's name; label subcategory is the column; endpoints/metrics/drift:
/// p-values, drift at or below thresholdDelta), evidently/model_monitoring/monitors/data_drift.py as its Grafana service exports it.
/// </summary>
internal static class ScorePresets
{
    /// <summary>A signal whose source is a preset, with the score that the preset stands for; any other as it is.</summary>
    public static DriftSignal Expand(DriftSignal signal) =>
        signal.Source.Preset is { } preset ? signal with { Source = new SignalSource { Score = Expand(preset) } } : signal;

    public static ScoreSource Expand(ScorePreset preset) =>
        preset.Metric switch
        {
            // DataDriftOptions.drift_share: a dataset drifts with half of its features.
            ScoreMetric.DriftedShare => new ScoreSource
            {
                Query = $"max({Series(preset)})",
                Direction = ScoreDirection.HigherIsDrift,
                Drift = "0.5",
            },
            // Several requests for one column give several series: the one that sees most counts.
            _ => new ScoreSource
            {
                Query = $"min({Series(preset)})",
                Direction = ScoreDirection.LowerIsDrift,
                Drift = "0.05",
            },
        };

    private static VectorSelector Series(ScorePreset preset)
    {
        var series = new VectorSelector
        {
            Metric = Metric(preset),
            Matchers =
                preset.Selector is { } text && VectorSelector.TryParseMatchers(text, out var given, out _)
                    ? given
                    : [new LabelMatcher(ModelLabel(preset.Name), MatchOperator.Equal, "${model}")],
        };
        return preset.Feature is { } feature ? series.With(new LabelMatcher("subcategory", MatchOperator.Equal, feature)) : series;
    }

    private static string Metric(ScorePreset preset) =>
        preset.Metric switch
        {
            ScoreMetric.DriftedShare => "evidently:data_drift:share_drifted_features",
            ScoreMetric.MeanShift => "trustyai_meanshift",
            ScoreMetric.KSTest => "trustyai_kstest",
            ScoreMetric.ApproxKSTest => "trustyai_approxkstest",
            var other => throw new ArgumentException($"{other} is no number of a known system", nameof(preset)),
        };

    private static string ModelLabel(ScorePresetName name) => name == ScorePresetName.Evidently ? "dataset_name" : "model";
}
