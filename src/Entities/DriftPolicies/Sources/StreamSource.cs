using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("A value over time, for a stream detector.")]
public sealed record StreamSource
{
    [
        Description(
            "PromQL that gives one number at each moment. ${window} is the time between two moments, at least 1 min; ${namespace}, ${modelDeployment}, ${model} and ${revision} are filled in as well."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public required string Query { get; init; }

    [Description(
        "The detector. CUSUM and PageHinkley: any number, for example a rate. ADWIN: from 0 to 1. DDM: single outcomes, 0 or 1. It never acts alone."
    )]
    public required StreamDetector Detector { get; init; }
}
