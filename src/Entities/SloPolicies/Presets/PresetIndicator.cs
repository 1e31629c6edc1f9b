using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Presets;

[Description("Series of a known serving stack.")]
public sealed record PresetIndicator
{
    [Description("The serving stack.")]
    public required PresetName Name { get; init; }

    [Description("Errors, or requests that take too long.")]
    public required PresetKind Kind { get; init; }

    [
        Description("With kind Latency: threshold in seconds as a decimal string; a bucket boundary of the stack's histogram."),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? ThresholdSeconds { get; init; }

    [
        Description("More label matchers without braces. ${namespace}, ${modelDeployment} and ${model} are filled in in values of labels."),
        StringLength(1024)
    ]
    public string? Selector { get; init; }
}
