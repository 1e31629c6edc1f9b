using MlOps.Decisions.Chains;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Actions.Shared;

/// <summary>What the policy's mode allows. Comes last, after every objection to the action itself.</summary>
internal static class ModeRules
{
    public static Objection? EnforceLater(DecisionCase c, DateTimeOffset? enforceAfter, string what) =>
        c.Mode == PolicyMode.Observe && c.State.Now < enforceAfter
            ? Objection.DryRun($"Would {what} if spec.enforceAfter ({TimeText.Of(enforceAfter)}) had passed: {c.Evidence}") with
            {
                Until = enforceAfter,
            }
            : null;

    public static Objection? Observe(DecisionCase c, string what) =>
        c.Mode == PolicyMode.Observe ? Objection.DryRun($"Would {what} (mode Observe): {c.Evidence}") : null;

    public static Objection? Recommend(DecisionCase c, string what) =>
        c.Mode == PolicyMode.Recommend ? Objection.Recommend($"{what} is recommended (mode Recommend): {c.Evidence}") : null;
}
