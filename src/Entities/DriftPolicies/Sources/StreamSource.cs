using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("A value over time, watched by a change detector.")]
public sealed record StreamSource
{
    [
        Description(
            "PromQL that returns a single value at each sampling time. ${window} expands to the time between two samples, at least 1 min; ${namespace}, ${modelDeployment}, ${model} and ${revision} are expanded as well."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public required string Query { get; init; }

    [Description(
        "The detector. CUSUM and PageHinkley take any number, for example a rate; ADWIN takes values from 0 to 1; DDM takes single outcomes, 0 or 1. A detector never triggers retraining alone."
    )]
    public required StreamDetector Detector { get; init; }
}
