using MlOps.Decisions.Annotations;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Report;

/// <summary>
/// The model's state in one word for <c>kubectl get</c>; what needs a person takes precedence. Order: invalid spec, no endpoints, what a person set,
/// the action in progress, what waits, the last outcome, what is starting.
/// </summary>
internal static class StateText
{
    public static string Of(Turn turn, (string Type, bool? Status, string Reason, string Message) ready, (string Type, bool? Status, string Reason, string Message) released) => (ready.Reason, turn.Status) switch
    {
        ("InvalidSpec" or "ServiceNotOurs", _) => "Invalid",
        ("NoEndpoints" or "NoService" or "NoSuchPort", _) => "NoEndpoints",
        ("Isolated", _) => "Isolated",
        (_, { OverriddenSince: not null }) => "Overridden",
        (_, { Action.Kind: ActionKind.Rollback }) => "RollingBack",
        _ when Pin.Of(turn.World) is not null => "Pinned",
        _ when Pause.By(turn.World) is not null => "Paused",
        (_, { Waiting.Outcome: DecisionOutcome.Recommend }) => "ApprovalNeeded",
        (_, { Waiting: { } waiting }) => $"Held ({waiting.Rule})",
        _ when released.Reason is "RolledBack" or "NotReady" or "Starting" or "Testing" => released.Reason,
        ("NotYetServing", _) => "Starting",
        ("PodsNotReady", _) => "NotReady",
        _ => "Serving",
    };
}
