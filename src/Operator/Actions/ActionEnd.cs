using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models;
using MlOps.Runtime.Recording;

namespace MlOps.Operator.Actions;

/// <summary>Closes the action in progress: into the history, and its episode among those that were answered.</summary>
internal static class ActionEnd
{
    private const int History = 10;
    private const int HandledLimit = 100;

    public static Turn Close(Turn turn, string outcome, string message, EventType type, string reason)
    {
        var action = turn.Status.Action ?? throw new InvalidOperationException("there is no action to close");
        var record = new ActionRecord
        {
            Id = action.Id,
            Kind = action.Kind,
            From = action.From,
            To = action.To,
            StartedAt = action.StartedAt,
            SwitchedAt = action.SwitchedAt,
            MitigatedAt = action.MitigatedAt,
            FinishedAt = turn.Now,
            Outcome = outcome,
            Message = message,
        };
        return turn
            .Change(s => s with
            {
                Action = null,
                Actions = Remember(s.Actions, record),
                LastAction = $"{action.Kind} {action.From ?? "nothing"} to {action.To}: {outcome}",
                Handled = action.PolicyUid is { } policy ? Handle(s.Handled, policy, action.Episode, outcome, turn.Now) : s.Handled,
            })
            .Tell(new Notice(type, reason, $"{message} (action {action.Id})", action.Id));
    }

    public static IReadOnlyList<ActionRecord> Remember(IReadOnlyList<ActionRecord> known, ActionRecord record) => [record, .. known.Take(History - 1)];

    public static IReadOnlyList<HandledEpisode> Handle(IReadOnlyList<HandledEpisode> known, string policyUid, long episode, string outcome, DateTimeOffset now)
    {
        var entry = new HandledEpisode { PolicyUid = policyUid, Episode = episode, Outcome = outcome, At = now };
        return [entry, .. known.Where(h => h.PolicyUid != policyUid).Take(HandledLimit - 1)];
    }
}
