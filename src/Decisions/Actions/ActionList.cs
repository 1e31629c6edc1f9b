using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Actions.Promotion;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Actions.Rollback;
using MlOps.Decisions.Actions.Shared;

namespace MlOps.Decisions.Actions;

/// <summary>
/// Every action of this release. Within a phase of a pass they come in this order: a person's isolation before a rollback.
/// </summary>
public static class ActionList
{
    public static IReadOnlyList<IAction> All { get; } =
    [new IsolationAction(), new RollbackAction(), new PromotionAction(), new RetrainingAction()];
}
