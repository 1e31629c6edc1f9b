using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("A score of a known system: query, direction and the system's own level of drift are filled in.")]
public sealed record ScorePreset
{
    [Description("The system.")]
    public required ScorePresetName Name { get; init; }

    [Description("Which of its numbers.")]
    public required ScoreMetric Metric { get; init; }

    [Description("The feature, as the system calls it, for a number that is one feature's."), StringLength(256, MinimumLength = 1)]
    public string? Feature { get; init; }

    [
        Description(
            "Label matchers without braces that find the model's series. If absent: the system's label for the model is the name in spec.model of the ModelDeployment. ${namespace}, ${modelDeployment} and ${model} are filled in in values of labels."
        ),
        StringLength(1024)
    ]
    public string? Selector { get; init; }
}
