using System.ComponentModel;

namespace MlOps.Entities.SloPolicies;

[Description("The error budget as people read it; written when the remaining share changes by a percent.")]
public sealed record BudgetStatus
{
    [Description("Remaining share of the budget in percent, rounded down to a whole number; below zero when overspent.")]
    public int RemainingPercent { get; init; }

    [Description("When the budget is spent if the last hour goes on, in whole hours from at; absent while it is not being spent.")]
    public int? ExhaustedInHours { get; init; }

    [Description("When this was computed.")]
    public DateTimeOffset At { get; init; }
}
