using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("Where a signal's values come from. Exactly one kind must be given.")]
public sealed record SignalSource
{
    [Description("A Prometheus histogram. Exactly one kind must be given.")]
    public HistogramSource? Histogram { get; init; }

    [Description("A counter with one series per category. Exactly one kind must be given.")]
    public CategoricalSource? Categorical { get; init; }

    [Description("A drift score from another system. Exactly one kind must be given.")]
    public ScoreSource? Score { get; init; }

    [Description("A drift score from a known system. Exactly one kind must be given.")]
    public ScorePreset? Preset { get; init; }

    [Description("A value over time, watched by a change detector. Exactly one kind must be given.")]
    public StreamSource? Stream { get; init; }
}
