using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("Scaling of the serving revision on Prometheus metrics. An HPA on the ModelDeployment takes precedence.")]
public sealed record AutoscalingSpec
{
    [Description("Minimum number of pods."), DefaultValue(1), Range(1, 1000)]
    public int MinReplicas { get; init; } = 1;

    [Description("Maximum number of pods."), Range(1, 1000)]
    public required int MaxReplicas { get; init; }

    [Description("Metrics to scale on. The one that yields the most pods wins."), MinLength(1), MaxLength(10), ListMapKey("name")]
    public required IReadOnlyList<ScalingMetric> Metrics { get; init; }

    [Description("Limits on the speed of scaling. If absent, the defaults of its fields apply.")]
    public ScalingBehavior? Behavior { get; init; }
}
