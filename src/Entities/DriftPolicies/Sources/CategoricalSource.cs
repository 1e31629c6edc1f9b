using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("A counter with one series per category.")]
public sealed record CategoricalSource
{
    [Description("Name of the counter."), StringLength(256, MinimumLength = 1), RegularExpression("^[a-zA-Z_:][a-zA-Z0-9_:]*$")]
    public required string Metric { get; init; }

    [Description("Label that holds the category."), StringLength(128, MinimumLength = 1), RegularExpression("^[a-zA-Z_][a-zA-Z0-9_]*$")]
    public required string Label { get; init; }

    [
        Description(
            "Label matchers without braces. ${namespace}, ${modelDeployment} and ${model} are expanded in label values. If absent, all series of the metric count."
        ),
        StringLength(1024)
    ]
    public string? Selector { get; init; }
}
