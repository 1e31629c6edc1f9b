using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Presets;

[Description("Metrics of a known serving stack. Exactly one kind must be given.")]
public sealed record PresetIndicator
{
    [Description("The serving stack.")]
    public required PresetName Name { get; init; }

    [Description("Errors: failed requests. Latency: requests slower than the threshold.")]
    public required PresetKind Kind { get; init; }

    [
        Description(
            "With kind Latency: threshold in seconds, as a decimal string. It must be a bucket boundary of the stack's histogram. If absent, kind must be Errors."
        ),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? ThresholdSeconds { get; init; }

    [
        Description(
            "Additional label matchers without braces. ${namespace}, ${modelDeployment} and ${model} are expanded in label values. If absent, only the preset's own matchers apply."
        ),
        StringLength(1024)
    ]
    public string? Selector { get; init; }
}
