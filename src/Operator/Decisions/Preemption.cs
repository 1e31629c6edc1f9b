using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>A higher rank takes the place of a lower one that has had no effect yet: a proven rollback that of a promotion that is stuck.</summary>
internal static class Preemption
{
    /// <summary>A promotion is one write from its end: only one that has not done it for this long is stuck.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(10);

    public static bool IsPreempted(ModelWorld world, ActionStatus action) =>
        action is { Kind: ActionKind.Promote, SwitchedAt: null } && world.Now - action.StartedAt >= Stuck;
}
