using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Annotations;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Report;

/// <summary>
/// The model's state in one word for <c>kubectl get</c>; what needs a person takes precedence. Order: invalid spec, no endpoints, what a
/// person set, the action in progress, what waits, the last outcome, what is starting.
/// </summary>
internal static class StateText
{
    public static string Of(ReconcilePlan plan, Condition ready, Condition released, IReadOnlyList<IAction> actions) =>
        (ready.Reason, plan.Status) switch
        {
            ("InvalidSpec" or "ServiceConflict", _) => "Invalid",
            ("NoEndpoints" or "NoService" or "NoSuchPort", _) => "NoEndpoints",
            ("Isolated", _) => "Isolated",
            (_, { OverriddenSince: not null }) => "Overridden",
            _ when actions.Select(a => a.State(plan)).FirstOrDefault(word => word is not null) is { } word => word,
            _ when Pin.Of(plan.State) is not null => "Pinned",
            _ when Pause.By(plan.State) is not null => "Paused",
            (_, { Waiting.Outcome: DecisionOutcome.Recommend }) => "ApprovalNeeded",
            (_, { Waiting: { } waiting }) => $"Held ({waiting.Rule})",
            _ when released.Reason is "RolledBack" or "NotReady" or "Starting" or "Testing" => released.Reason,
            ("NotYetServing", _) => "Starting",
            ("PodsNotReady", _) => "NotReady",
            _ => "Serving",
        };
}
