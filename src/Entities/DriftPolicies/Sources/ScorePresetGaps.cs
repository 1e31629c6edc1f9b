namespace MlOps.Entities.DriftPolicies.Sources;

/// <summary>What a system does not export. A preset says so instead of guessing.</summary>
public static class ScorePresetGaps
{
    /// <returns>Why this preset cannot be, with what to do instead; null when it can.</returns>
    public static string? Of(ScorePresetName name, ScoreMetric metric) =>
        (name, metric) switch
        {
            (ScorePresetName.Evidently, ScoreMetric.DriftedShare) => null,
            // evidently/model_monitoring/monitors/data_drift.py: one gauge for all features, whose meaning depends on the test that was
            // chosen for each.
            (ScorePresetName.Evidently, _) =>
                $"cannot be {metric} for evidently: what it exports for a feature is a p-value or a distance, depending on its stat_test; use DriftedShare, or a score with its query and limits",
            // explainability-service: the drift endpoints publish one gauge per column and none for the model.
            (_, ScoreMetric.DriftedShare) =>
                "cannot be DriftedShare for trustyai: it exports a p-value per feature and no share; use MeanShift, KSTest or ApproxKSTest, a signal per feature",
            _ => null,
        };

    /// <summary>True when the number is one feature's.</summary>
    public static bool NeedsFeature(ScoreMetric metric) => metric is not ScoreMetric.DriftedShare;
}
