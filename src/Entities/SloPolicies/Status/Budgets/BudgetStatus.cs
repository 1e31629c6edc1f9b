using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description(
    "The error budget as people read it; written when the remaining share changes by a percent, when the burn rate moves by half, and when the end comes into sight or goes out of it."
)]
public sealed record BudgetStatus
{
    [Description("Remaining share of the budget in percent, rounded down to a whole number; below zero when overspent.")]
    public int RemainingPercent { get; init; }

    [
        Description(
            "Burn rate of the last hour as a decimal string: 1 just spends the budget within the window. Absent without evidence of it."
        ),
        StringLength(24)
    ]
    public string? BurnRate { get; init; }

    [Description("When the budget is spent if the last hour goes on, in whole hours from at; absent while it is not being spent.")]
    public int? ExhaustedInHours { get; init; }

    [Description("When this was computed.")]
    public DateTimeOffset At { get; init; }
}
