using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies;

[Description("A value over time, for a stream detector.")]
public sealed record StreamSource
{
    [Description("PromQL that gives one number at each moment."), StringLength(4096, MinimumLength = 1)]
    public required string Query { get; init; }

    [Description("The detector. It never acts alone.")]
    public required StreamDetector Detector { get; init; }
}
