using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("How fast pods may come and go, as in a HorizontalPodAutoscaler.")]
public sealed record ScalingBehavior
{
    [Description("When there are too few pods.")]
    public ScalingRules? ScaleUp { get; init; }

    [Description("When there are too many.")]
    public ScalingRules? ScaleDown { get; init; }
}
