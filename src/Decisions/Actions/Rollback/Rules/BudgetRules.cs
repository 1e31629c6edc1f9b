using MlOps.Decisions.Chains;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>How often the operator may act automatically before a person has to look.</summary>
internal static class BudgetRules
{
    public static Objection? PerDay(RollbackCase c)
    {
        var since = c.State.Now - TimeSpan.FromDays(1);
        // The history of actions is short, but a status written by an earlier release has nothing else.
        var done = Math.Max(
            c.Status.Rollbacks.Count(at => at > since),
            c.Status.Actions.Count(a => a.Kind == ActionKind.Rollback && a.SwitchedAt > since)
        );
        return done < c.State.Rollback.MaxPerDay
            ? null
            : Objection.Hold($"{Plural.Of(done, "rollback")} in 24 h, rollback.maxPerDay is {c.State.Rollback.MaxPerDay}");
    }
}
