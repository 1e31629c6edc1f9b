using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Decisions.Rules;

/// <summary>How often the operator may act by itself before a person has to look.</summary>
internal static class BudgetRules
{
    public static Ruling? PerDay(RollbackCase c)
    {
        var since = c.World.Now - TimeSpan.FromDays(1);
        var done = c.Status.Actions.Count(a => a.Kind == ActionKind.Rollback && a.SwitchedAt > since);
        return done < c.World.Rollback.MaxPerDay
            ? null
            : Ruling.Hold("DailyBudget", $"{done} automatic rollbacks in 24 h, rollback.maxPerDay is {c.World.Rollback.MaxPerDay}");
    }
}
