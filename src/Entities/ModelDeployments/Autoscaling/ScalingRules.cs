using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

[Description("Limits in one direction. The larger of maxPods and maxPercent applies.")]
public sealed record ScalingRules
{
    [
        Description(
            "Seconds for which the most conservative past recommendation counts. If absent, 0 for scale-up and 300 for scale-down."
        ),
        Range(0, 3600)
    ]
    public int? StabilizationWindowSeconds { get; init; }

    [Description("Maximum change in pods per period. If absent, 4 for scale-up and unlimited for scale-down."), Range(0, 1000)]
    public int? MaxPods { get; init; }

    [Description("Maximum change in percent of the pods per period. If absent, 100."), Range(0, 1000)]
    public int? MaxPercent { get; init; }

    [Description("Length of a period in seconds."), DefaultValue(15), Range(1, 1800)]
    public int PeriodSeconds { get; init; } = 15;
}
