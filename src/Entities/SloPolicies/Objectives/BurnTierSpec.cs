using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Objectives;

[Description("A pair of windows. It breaches when both burn the budget at the rate that would spend budgetPercent of it in the long one.")]
public sealed record BurnTierSpec
{
    [Description("Which tier this is; it decides what is asked for.")]
    public required TierName Name { get; init; }

    [Description("Long window, as a Prometheus duration."), StringLength(16), RegularExpression("^([0-9]+[smhdw])+$")]
    public required string LongWindow { get; init; }

    [Description("Short window, as a Prometheus duration."), StringLength(16), RegularExpression("^([0-9]+[smhdw])+$")]
    public required string ShortWindow { get; init; }

    [
        Description("Share of the error budget in percent, as a decimal string."),
        StringLength(16),
        RegularExpression("^[0-9]{1,3}(\\.[0-9]{1,6})?$")
    ]
    public required string BudgetPercent { get; init; }
}
