using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;

namespace MlOps.Operator.Tests.Actions.NoOp;

/// <summary>
/// An action that does nothing, as a contributor would write one: chain, phase, condition, outcome and state in one folder.
/// </summary>
internal sealed class NoOpAction : IAction
{
    public string Name => "No-op";

    public IDecisionChain Chain => NoOpChain.Chain;

    public IReadOnlyList<string> Outcomes => ["Nothing"];

    public IReadOnlyList<WatchedKind> Watches => [WatchedKind.Job];

    public ReconcilePlan Improve(ReconcilePlan plan)
    {
        var c = new NoOpCase(plan.State, plan.Status);
        var ruling = NoOpChain.Chain.Decide(c);
        return DecisionLog.Record(plan, c, null, 0, Chain.Action, ruling, () => EventRecord.Normal("NothingDone", ruling.Message, c.Id));
    }

    public IEnumerable<Condition> Conditions(ReconcilePlan plan) => [new("NoOp", true, "NothingToDo", "Nothing is to be done")];

    public ReconcilePlan Announce(ReconcilePlan plan) =>
        plan.WithEvent(EventRecord.Normal("NoOpAnnounced", "Nothing is announced", "no-op"));

    public string? State(ReconcilePlan plan) => "DoingNothing";
}
