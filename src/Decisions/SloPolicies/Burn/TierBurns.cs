using MlOps.Analysis.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>
/// The burn rate of each tier's long window for status. The short ones only show whether it still burns, and would be written too often.
/// </summary>
internal static class TierBurns
{
    public static IReadOnlyList<TierBurn> Of(ObjectiveFacts objective, ObjectiveStatus? before) =>
        [
            .. objective
                .Tiers.Select(t =>
                    (
                        Tier: SameName.In<TierName>(t.Source),
                        Rate: t.Long.Value is { } counts ? ErrorBudget.BurnRate(counts, objective.Target) : null
                    )
                )
                .Select(t => (t.Tier, Figure: BurnFigure.Settle(before?.Burn.FirstOrDefault(b => b.Tier == t.Tier)?.Rate, t.Rate)))
                .Where(t => t.Figure is not null)
                .Select(t => new TierBurn { Tier = t.Tier, Rate = t.Figure! }),
        ];
}
