using MlOps.Decisions.Conditions;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>
/// Condition BudgetExhausted: has an objective spent more than its error budget? No tier has to burn for that, and it lasts for as long as
/// the errors are in the window, so it says nothing of what happens now.
/// </summary>
internal static class BudgetCondition
{
    public static Condition Of(PolicyFacts facts, SloPolicyStatus status)
    {
        var window = BudgetText.Window(facts);
        var known = status.Objectives.Where(o => o.Budget is not null).OrderBy(o => o.Budget!.RemainingPercent).ToList();
        var spent = known.Where(o => BudgetText.IsOverspent(o.Budget)).ToList();
        if (spent.Count > 0)
            return new(
                WellKnown.BudgetExhausted,
                true,
                Reasons.Overspent,
                $"Error budget of {window}: {string.Join(", ", spent.Select(o => $"objective {o.Name} has spent it {BudgetText.Times(o.Budget!.RemainingPercent)}"))}"
            );
        var unknown = status.Objectives.Where(o => o.Budget is null).Select(o => o.Name).ToList();
        if (unknown.Count > 0 || known.Count == 0)
            return new(
                WellKnown.BudgetExhausted,
                null,
                Reasons.NoEvidence,
                $"The error budget of {window} is not known for {string.Join(", ", unknown)}: no evidence yet, or too few events"
            );
        return new(
            WellKnown.BudgetExhausted,
            false,
            Reasons.BudgetLeft,
            $"Error budget of {window}: {known[0].Budget!.RemainingPercent} % left, the least, for objective {known[0].Name}"
        );
    }
}
