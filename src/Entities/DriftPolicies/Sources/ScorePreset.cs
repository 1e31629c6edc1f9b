using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("A score from a known system; the preset supplies query, direction and the system's own drift threshold.")]
public sealed record ScorePreset
{
    [Description("The system.")]
    public required ScorePresetName Name { get; init; }

    [Description("Metric of the system to use.")]
    public required ScoreMetric Metric { get; init; }

    [
        Description(
            "Name of the feature in that system. Required for a metric of a single feature. If absent, the metric covers the whole model."
        ),
        StringLength(256, MinimumLength = 1)
    ]
    public string? Feature { get; init; }

    [
        Description(
            "Label matchers without braces that select the model's series. ${namespace}, ${modelDeployment} and ${model} are expanded in label values. If absent, the system's model label must equal spec.model.name of the ModelDeployment."
        ),
        StringLength(1024)
    ]
    public string? Selector { get; init; }
}
