using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("Scaling of the serving revision from Prometheus. An HPA on the ModelDeployment takes precedence.")]
public sealed record AutoscalingSpec
{
    [Description("Fewest pods."), DefaultValue(1), Range(1, 1000)]
    public int MinReplicas { get; init; } = 1;

    [Description("Most pods."), Range(1, 1000)]
    public required int MaxReplicas { get; init; }

    [Description("What is measured. The metric that asks for most pods decides."), MinLength(1), MaxLength(10), ListMapKey("name")]
    public required IReadOnlyList<ScalingMetric> Metrics { get; init; }

    [Description("How fast pods may come and go.")]
    public ScalingBehavior? Behavior { get; init; }
}
