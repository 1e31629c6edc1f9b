using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Plan;

/// <summary>
/// Closes the action in progress. An action that took effect settles its episode. Any other counts as an attempt, and the operator decides
/// again while the episode is open.
/// </summary>
internal static class ActionEnd
{
    private const int History = 10;
    private const int HandledLimit = 100;

    public static ReconcilePlan Close(ReconcilePlan plan, string outcome, string message, EventSeverity type, string reason)
    {
        var action = plan.Status.Action ?? throw new InvalidOperationException("there is no action to close");
        var record = new ActionRecord
        {
            Id = action.Id,
            Kind = action.Kind,
            From = action.From,
            To = action.To,
            StartedAt = action.StartedAt,
            SwitchedAt = action.SwitchedAt,
            MitigatedAt = action.MitigatedAt,
            FinishedAt = plan.Now,
            Outcome = outcome,
            Message = message,
        };
        return plan.Change(s =>
                s with
                {
                    Action = null,
                    Actions = Remember(s.Actions, record),
                    LastAction = action.From is { } from
                        ? $"{action.Kind} {from} to {action.To}: {outcome}"
                        : $"First {action.Kind} to {action.To}: {outcome}",
                }
            )
            .Change(s =>
                action.SwitchedAt is null ? Attempted(s, action, outcome, message, plan.Now) : Answered(s, action, outcome, plan.Now)
            )
            .WithEvent(new EventRecord(type, reason, $"{message} (action {action.Id})", action.Id));
    }

    public static IReadOnlyList<ActionRecord> Remember(IReadOnlyList<ActionRecord> known, ActionRecord record) =>
        [record, .. known.Take(History - 1)];

    public static IReadOnlyList<HandledEpisode> Handle(
        IReadOnlyList<HandledEpisode> known,
        string policyUid,
        long episode,
        string outcome,
        DateTimeOffset now
    )
    {
        var entry = new HandledEpisode
        {
            PolicyUid = policyUid,
            Episode = episode,
            Outcome = outcome,
            At = now,
        };
        return [entry, .. known.Where(h => h.PolicyUid != policyUid).Take(HandledLimit - 1)];
    }

    private static ModelDeploymentStatus Answered(ModelDeploymentStatus status, ActionStatus action, string outcome, DateTimeOffset now) =>
        action.PolicyUid is { } policy
            ? Attempts.Forget(status with { Handled = Handle(status.Handled, policy, action.Episode, outcome, now) }, policy)
            : Attempts.Forget(status, Attempts.KeyOfPromotion(action.To));

    /// <summary>
    /// Back-off applies only to attempts that ran out of time; one that a person or a rule ended may start again once that is gone.
    /// </summary>
    private static ModelDeploymentStatus Attempted(
        ModelDeploymentStatus status,
        ActionStatus action,
        string outcome,
        string message,
        DateTimeOffset now
    ) =>
        Attempts.Add(
            status,
            new AttemptStatus
            {
                Key = action.PolicyUid ?? Attempts.KeyOfPromotion(action.To),
                Episode = action.Episode,
                Count = action.Attempt + 1,
                Outcome = outcome,
                Message = message,
                At = now,
                NotBefore = outcome is ActionOutcome.Failed or ActionOutcome.Preempted ? now + Attempts.Rest(action.Attempt) : null,
            }
        );
}
