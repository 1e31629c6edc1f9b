using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("State of the autoscaler.")]
public sealed record ScalingStatus
{
    [Description("Number of pods that the metrics call for.")]
    public int DesiredReplicas { get; init; }

    [Description("When the number of pods last changed.")]
    public DateTimeOffset? LastScaledAt { get; init; }

    [Description("Which metric decided, with the figures."), StringLength(1024)]
    public string? Message { get; init; }
}
