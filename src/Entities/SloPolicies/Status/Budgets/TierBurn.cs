using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("How fast a burn tier's long window spends the budget.")]
public sealed record TierBurn
{
    [Description("The tier.")]
    public required TierName Tier { get; init; }

    [
        Description("Burn rate as a decimal string, as of its last move by half: 1 just spends the budget within the window."),
        StringLength(24)
    ]
    public required string Rate { get; init; }
}
