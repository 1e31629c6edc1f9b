using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Actions.Isolation;

/// <summary>The fallback serves instead of the model for as long as the isolate annotation is set.</summary>
public sealed class IsolationAction : IAction
{
    public string Name => "Isolation";

    public ReconcilePlan Protect(ReconcilePlan plan) => FollowIsolation.Apply(plan);

    public IEnumerable<Condition> Conditions(ReconcilePlan plan) => [IsolatedCondition.Of(plan)];

    public ReconcilePlan Announce(ReconcilePlan plan) => IsolatedCondition.Warn(plan);
}
