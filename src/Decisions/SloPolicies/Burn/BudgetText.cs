using System.Globalization;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>An error budget as people read it: a share while some is left, else how many times it is spent.</summary>
internal static class BudgetText
{
    private const int MostTimes = 100;

    public static bool IsOverspent(BudgetStatus? budget) => budget?.RemainingPercent < 0;

    public static string Left(int percent) => percent < 0 ? $"spent {Times(percent)}" : $"{percent} %";

    /// <summary>"1.29 times" for a remainder of -29 %.</summary>
    public static string Times(int percent)
    {
        var times = 1 - (percent / 100.0);
        if (times > MostTimes)
            return $"over {MostTimes} times";
        var format = times switch
        {
            < 2 => "0.##",
            < 10 => "0.#",
            _ => "0",
        };
        return $"{times.ToString(format, CultureInfo.InvariantCulture)} times";
    }

    /// <summary>The window, with the creation of a model that is younger than it.</summary>
    public static string Window(PolicyFacts facts) =>
        facts.Model?.Metadata.CreationTimestamp is { } created && facts.Now - created < TierReach.Window(facts.Policy.Spec)
            ? $"{facts.Policy.Spec.Window} (model created {TimeText.Of(created)})"
            : facts.Policy.Spec.Window;
}
