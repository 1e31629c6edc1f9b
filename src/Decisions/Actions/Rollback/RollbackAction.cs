using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.Actions.Rollback.Steps;
using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies.Responses;

namespace MlOps.Decisions.Actions.Rollback;

/// <summary>The last known good revision gets the traffic back from one that is proven bad.</summary>
public sealed class RollbackAction : IAction
{
    public string Name => "Rollback";

    public IDecisionChain Chain => RollbackChain.Chain;

    public RequestedAction? Answers => RequestedAction.Rollback;

    public IReadOnlyList<string> Outcomes =>
        [
            ActionOutcome.Verified,
            ActionOutcome.Unverified,
            ActionOutcome.VerificationFailed,
            ActionOutcome.Superseded,
            ActionOutcome.Overridden,
            ActionOutcome.Cancelled,
            ActionOutcome.Failed,
        ];

    public IReadOnlyList<WatchedKind> Watches => [WatchedKind.SloPolicy];

    public ReconcilePlan Continue(ReconcilePlan plan) => RollbackSteps.Apply(plan);

    public ReconcilePlan Protect(ReconcilePlan plan) => DecideRollback.Apply(plan);

    public IEnumerable<Condition> Conditions(ReconcilePlan plan) => [RolledBackCondition.Of(plan)];

    public string? State(ReconcilePlan plan) => plan.Status.Action is { Kind: ActionKind.Rollback } ? "RollingBack" : null;
}
