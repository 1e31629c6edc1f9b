using MlOps.Decisions.Checks;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Plan;

/// <summary>Whether a revision could get the traffic now.</summary>
internal static class Promotable
{
    /// <summary>
    /// Whether no action is in its way. After its switch a rollback is not, but for the revision whose pods it drains: one that a person
    /// has released meanwhile gets the traffic once they are gone.
    /// </summary>
    public static bool IsFree(ReconcilePlan plan, string hash) =>
        plan.Status.Action is null or { Kind: ActionKind.Rollback, SwitchedAt: not null, Step: ActionStep.Verify }
        || plan.Status.Action is { Kind: ActionKind.Rollback, SwitchedAt: not null } draining && draining.From != hash;

    /// <summary>Ready at the current serving capacity for <c>rollout.minReadySeconds</c>: a pod may crash after loading.</summary>
    public static bool IsReady(ReconcilePlan plan, string hash) =>
        plan.State.RevisionService(hash) is not null && Readiness.Enough(plan.State, hash, Capacity.Of(plan));
}
