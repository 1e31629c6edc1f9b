using MlOps.Decisions.Annotations;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Decisions.Traffic;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Report;

/// <summary>
/// Reports whether the version in the spec serves traffic and is proven. Pipelines wait for it: Unknown while undecided, True once the
/// revision is known good, False with the reason if action is needed.
/// </summary>
internal static class ReleasedCondition
{
    public static Condition Of(ReconcilePlan plan)
    {
        if (plan.State.SpecErrors.Count > 0 || plan.State.Service is { Owned: false, Adoptable: false })
            return No(Reasons.Invalid, "The operator does not act on the spec; condition Ready gives the reason");
        var latest = plan.Revision(plan.Status.LatestRevision);
        if (latest is null)
            return Open(Reasons.Starting, $"Revision {plan.State.Latest.Hash} (version {plan.State.Latest.Version}) was applied");
        var name = $"Revision {latest.Hash} (version {latest.Version})";
        if (latest.State == RevisionState.Quarantined)
            return No(
                Reasons.RolledBack,
                $"{name} was proven bad and is quarantined; condition RolledBack gives the reason and the remedy"
            );
        if (Pin.Of(plan.State) is { } pinned && pinned != latest.Hash)
            return No(Reasons.Pinned, $"A pin keeps the traffic on revision {pinned}; condition Pinned says how to end the pin");
        if (IsolationState.IsOn(plan.Status))
            return No(
                Reasons.Isolated,
                "The isolate annotation keeps the traffic on the fallback; condition Isolated says how to end the isolation"
            );
        if (plan.Status.OverriddenSince is not null)
            return No(Reasons.ManualOverride, "The Service was edited manually; condition ManualOverride says how to end that");
        return latest.Hash == plan.Status.EffectiveRevision ? Serving(plan, latest, name) : Waiting(plan, latest, name);
    }

    private static Condition Serving(ReconcilePlan plan, RevisionStatus latest, string name) =>
        plan.Status switch
        {
            { Action: { Kind: ActionKind.Rollback, SwitchedAt: null } action } when action.From == latest.Hash => No(
                Reasons.RollingBack,
                $"{name} was proven bad: switching the traffic back to revision {action.To}"
            ),
            { Waiting: { Action: ActionKind.Rollback, Outcome: DecisionOutcome.Recommend } } => No(
                Reasons.ApprovalNeeded,
                $"{name} should be rolled back, and that needs your approval; condition Waiting gives the command"
            ),
            { Waiting: { Action: ActionKind.Rollback } waiting } => No(
                Reasons.Held,
                $"{name} should be rolled back, but rule {waiting.Rule} holds it; see condition Waiting"
            ),
            _ when plan.State.Policies.FirstOrDefault(p => GoodVeto.IsBreached(p, latest)) is { } policy => No(
                Reasons.ProvenBad,
                $"Policy {policy.Metadata.Name} (mode {EffectiveMode.Of(policy, plan.Now)}) has proven {name} bad, but no rollback is in progress: {policy.Status!.Release!.Message}"
            ),
            _ when latest.State == RevisionState.Good => new(
                WellKnown.Released,
                true,
                Reasons.KnownGood,
                $"{name} has the traffic and is known good"
            ),
            _ => Open(Reasons.Testing, SoakingCondition.Of(plan)?.Message ?? $"{name} has the traffic and is under test"),
        };

    private static Condition Waiting(ReconcilePlan plan, RevisionStatus latest, string name) =>
        plan.Status.Waiting switch
        {
            { Action: ActionKind.Promote } waiting => No(Reasons.Held, $"{name} waits: {waiting.Message}"),
            _ when ProgressingCondition.IsLate(plan, latest) => No(
                Reasons.NotReady,
                $"{name} did not become ready in {plan.State.Rollout.ProgressDeadlineSeconds} s: {PodCount.Of(plan.State, latest.Hash)}; the traffic stays where it is"
            ),
            _ => Open(Reasons.Starting, $"{name} is starting; the traffic stays where it is until it is ready"),
        };

    private static Condition Open(string reason, string message) => new(WellKnown.Released, null, reason, message);

    private static Condition No(string reason, string message) => new(WellKnown.Released, false, reason, message);
}
