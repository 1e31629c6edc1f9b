using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("One metric. Exactly one target is given.")]
public sealed record ScalingMetric
{
    [Description("Name of the metric."), StringLength(63, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public required string Name { get; init; }

    [
        Description("PromQL that gives one number. ${namespace}, ${modelDeployment}, ${model}, ${revision} and ${window} are filled in."),
        StringLength(4096, MinimumLength = 1)
    ]
    public required string Query { get; init; }

    [
        Description("Value of the query that one pod is meant to carry, as a decimal string, for example requests per second."),
        StringLength(24),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? TargetPerReplica { get; init; }

    [
        Description("Value of the query to hold whatever the number of pods is, as a decimal string, for example a queue time."),
        StringLength(24),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? TargetValue { get; init; }
}
