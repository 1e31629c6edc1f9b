using MlOps.Decisions.Chains;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.SloPolicies.Responses;

namespace MlOps.Decisions.Actions.Shared;

/// <summary>
/// One action of the operator: what it decides, does and reports. Planner, report, metrics, documentation and work queue read nothing else
/// of it, so that a new action is a folder and a line in <c>ActionList</c>; one that a SloPolicy requests is also in
/// <c>SupportedRequests</c>.
/// </summary>
public interface IAction
{
    /// <summary>Its title in docs/decisions.md.</summary>
    string Name { get; }

    /// <summary>The rules that hold it; null if it follows a person's annotation and decides nothing.</summary>
    IDecisionChain? Chain => null;

    /// <summary>The step of <c>spec.responses</c> that it answers; null if no SloPolicy requests it.</summary>
    RequestedAction? Answers => null;

    /// <summary>How it can end, as in <c>status.actions[].outcome</c>.</summary>
    IReadOnlyList<string> Outcomes => [];

    /// <summary>Objects whose changes wake the model, besides the model and its own children.</summary>
    IReadOnlyList<WatchedKind> Watches => [];

    /// <summary>Carries on what is under way. Comes before anything new is decided.</summary>
    ReconcilePlan Continue(ReconcilePlan plan) => plan;

    /// <summary>Decides on what takes traffic from a failing model. Comes before the children of any revision are looked after.</summary>
    ReconcilePlan Protect(ReconcilePlan plan) => plan;

    /// <summary>Decides on what brings the model forward. The children of every revision exist by then.</summary>
    ReconcilePlan Advance(ReconcilePlan plan) => plan;

    /// <summary>Decides on what can wait. Comes last: nothing that protects the traffic waits for it.</summary>
    ReconcilePlan Improve(ReconcilePlan plan) => plan;

    /// <summary>The conditions that report it.</summary>
    IEnumerable<Condition> Conditions(ReconcilePlan plan) => [];

    /// <summary>Adds the Events that go with its conditions.</summary>
    ReconcilePlan Announce(ReconcilePlan plan) => plan;

    /// <summary>The model's state in one word while the action is what matters most; null otherwise.</summary>
    string? State(ReconcilePlan plan) => null;
}
