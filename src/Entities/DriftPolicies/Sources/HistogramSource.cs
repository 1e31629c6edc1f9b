using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("A histogram of the signal's values.")]
public sealed record HistogramSource
{
    [
        Description("Name of the histogram metric, without _bucket."),
        StringLength(256, MinimumLength = 1),
        RegularExpression("^[a-zA-Z_:][a-zA-Z0-9_:]*$")
    ]
    public required string Metric { get; init; }

    [
        Description(
            "Label matchers without braces. ${namespace}, ${modelDeployment} and ${model} are expanded in label values. If absent, all series of the metric count."
        ),
        StringLength(1024)
    ]
    public string? Selector { get; init; }
}
