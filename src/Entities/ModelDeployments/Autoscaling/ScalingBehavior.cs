using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("Limits on the speed of scaling, as in a HorizontalPodAutoscaler.")]
public sealed record ScalingBehavior
{
    [Description("Limits on adding pods. If absent, the defaults of its fields apply.")]
    public ScalingRules? ScaleUp { get; init; }

    [Description("Limits on removing pods. If absent, the defaults of its fields apply.")]
    public ScalingRules? ScaleDown { get; init; }
}
