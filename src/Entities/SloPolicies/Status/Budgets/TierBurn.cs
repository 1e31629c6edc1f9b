using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("Burn rate of a tier's long window.")]
public sealed record TierBurn
{
    [Description("The tier.")]
    public required TierName Tier { get; init; }

    [
        Description(
            "Burn rate as a decimal string, updated only when it changes by half or more; 1 exhausts the budget exactly at the end of the window."
        ),
        StringLength(24)
    ]
    public required string Rate { get; init; }
}
