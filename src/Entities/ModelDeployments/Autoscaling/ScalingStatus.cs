using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("What the scaler saw and did.")]
public sealed record ScalingStatus
{
    [Description("Pods that the metrics ask for.")]
    public int DesiredReplicas { get; init; }

    [Description("When pods were last added or removed.")]
    public DateTimeOffset? LastScaledAt { get; init; }

    [Description("Which metric decided, with the figures."), StringLength(1024)]
    public string? Message { get; init; }
}
