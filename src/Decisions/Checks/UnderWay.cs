using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Checks;

/// <summary>
/// The action that has effects to come. A rollback that is only verified has none, and may be watched for days: nothing else waits for it.
/// </summary>
internal static class UnderWay
{
    public static ActionStatus? Of(ModelDeploymentStatus status) =>
        status.Action is { } action && action is not { Step: ActionStep.Verify } ? action : null;
}
