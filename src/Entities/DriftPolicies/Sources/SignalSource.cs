using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("Where a signal's values come from. Exactly one kind is given.")]
public sealed record SignalSource
{
    [Description("A histogram.")]
    public HistogramSource? Histogram { get; init; }

    [Description("A counter per category.")]
    public CategoricalSource? Categorical { get; init; }

    [Description("A score that another system computes.")]
    public ScoreSource? Score { get; init; }

    [Description("A score of a system whose numbers are known.")]
    public ScorePreset? Preset { get; init; }

    [Description("A value over time, for a stream detector.")]
    public StreamSource? Stream { get; init; }
}
