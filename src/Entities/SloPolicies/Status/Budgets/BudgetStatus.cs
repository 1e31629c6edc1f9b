using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description(
    "The error budget. Updated when the remaining share changes by one percent, when the burn rate changes by half, and when a projected exhaustion appears or disappears."
)]
public sealed record BudgetStatus
{
    [Description("Remaining share of the budget in percent, rounded down; negative when overspent.")]
    public int RemainingPercent { get; init; }

    [
        Description(
            "Burn rate over the last hour, as a decimal string; 1 exhausts the budget exactly at the end of the window. Absent without evidence."
        ),
        StringLength(24)
    ]
    public string? BurnRate { get; init; }

    [Description(
        "Projected exhaustion of the budget at the last hour's burn rate, in whole hours from at; absent while the budget is not being consumed."
    )]
    public int? ExhaustedInHours { get; init; }

    [Description("When this was computed.")]
    public DateTimeOffset At { get; init; }
}
