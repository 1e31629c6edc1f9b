using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("Limits of one direction. Of pods and percent the larger step is allowed.")]
public sealed record ScalingRules
{
    [Description("How long the most careful recommendation of the past counts. If absent: 0 up, 300 down."), Range(0, 3600)]
    public int? StabilizationWindowSeconds { get; init; }

    [Description("Pods in one period. If absent: 4 up, no limit down."), Range(0, 1000)]
    public int? MaxPods { get; init; }

    [Description("Percent of the pods in one period. If absent: 100."), Range(0, 1000)]
    public int? MaxPercent { get; init; }

    [Description("Length of a period."), DefaultValue(15), Range(1, 1800)]
    public int PeriodSeconds { get; init; } = 15;
}
