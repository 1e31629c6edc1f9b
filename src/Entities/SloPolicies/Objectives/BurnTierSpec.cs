using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Objectives;

[Description(
    "A pair of windows. The tier fires when both burn the error budget at the rate that consumes budgetPercent of it in the long window."
)]
public sealed record BurnTierSpec
{
    [Description("Name of the tier; responses refer to it.")]
    public required TierName Name { get; init; }

    [Description("Long window, as a Prometheus duration."), StringLength(16), RegularExpression("^([0-9]+[smhdw])+$")]
    public required string LongWindow { get; init; }

    [Description("Short window, as a Prometheus duration."), StringLength(16), RegularExpression("^([0-9]+[smhdw])+$")]
    public required string ShortWindow { get; init; }

    [
        Description("Share of the error budget consumed in the long window at which the tier fires, in percent, as a decimal string."),
        StringLength(16),
        RegularExpression("^[0-9]{1,3}(\\.[0-9]{1,6})?$")
    ]
    public required string BudgetPercent { get; init; }
}
