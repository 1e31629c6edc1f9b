using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("A metric to scale on. Exactly one target must be given.")]
public sealed record ScalingMetric
{
    [Description("Name of the metric."), StringLength(63, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public required string Name { get; init; }

    [
        Description(
            "PromQL that returns a single value. ${namespace}, ${modelDeployment}, ${model}, ${revision} and ${window} are expanded."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public required string Query { get; init; }

    [
        Description("Target value per pod, as a decimal string, for example requests per second. Exactly one target must be given."),
        StringLength(24),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? TargetPerReplica { get; init; }

    [
        Description(
            "Target value regardless of the number of pods, as a decimal string, for example a queue time. Exactly one target must be given."
        ),
        StringLength(24),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? TargetValue { get; init; }
}
