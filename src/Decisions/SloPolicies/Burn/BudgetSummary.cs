using System.Globalization;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>The worst of all objectives' budgets, for one line of <c>kubectl get</c>.</summary>
internal static class BudgetSummary
{
    private const string Spent = "spent";

    public static SloPolicyStatus Over(SloPolicyStatus status)
    {
        var budgets = status.Objectives.Select(o => o.Budget).OfType<BudgetStatus>().ToList();
        return status with
        {
            BudgetRemainingPercent = budgets.Min(b => (int?)b.RemainingPercent),
            BurnRate = budgets.Select(b => b.BurnRate).OfType<string>().MaxBy(BurnFigure.Value),
            BudgetExhaustedBy = budgets.Exists(b => b.RemainingPercent < 0) ? Spent : ExhaustedBy(budgets),
        };
    }

    private static string? ExhaustedBy(IEnumerable<BudgetStatus> budgets) =>
        budgets
            .Where(b => b.ExhaustedInHours is not null)
            .Select(b => (DateTimeOffset?)b.At.AddHours(b.ExhaustedInHours!.Value))
            .Min()
            ?.ToString("yyyy-MM-dd'T'HH':00Z'", CultureInfo.InvariantCulture);
}
