using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Checks;

/// <summary>An action of higher rank replaces one that has not taken effect yet: a proven rollback replaces a stuck promotion.</summary>
internal static class Preemption
{
    /// <summary>A promotion needs a single write: one that has not switched for this long is stuck.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(10);

    public static bool IsPreempted(ModelState state, ActionStatus action) =>
        action is { Kind: ActionKind.Promote, SwitchedAt: null } && state.Now - action.StartedAt >= Stuck;
}
