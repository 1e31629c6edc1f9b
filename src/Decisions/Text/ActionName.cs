using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Text;

/// <summary>An action as a noun, for sentences.</summary>
internal static class ActionName
{
    public static string Of(ActionKind kind) =>
        kind switch
        {
            ActionKind.Promote => "promotion",
            ActionKind.Rollback => "rollback",
            ActionKind.Retrain => "training",
            // A newer release may have begun it.
            _ => "action",
        };
}
