using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>Whether a training runs, how the last one ended, and whether the next could start. Only for models that declare one.</summary>
internal static class RetrainingReport
{
    private const string Refused = "TemplateRefused";

    public static Turn Apply(Turn turn)
    {
        if (turn.World.Model.Spec.Retraining is null && turn.Status.Retraining is null)
            return turn;
        var (status, reason, message) = Of(turn);
        var told = turn.World.Model.Status?.Conditions.Any(c => c.Type == WellKnown.Retraining && c.Reason == Refused && c.Message == message) == true;
        if (reason == Refused && !told)
            turn = turn.Tell(Notice.Warning("RetrainingRefused", message, $"{Refused}-{turn.World.Metadata.Generation}-{turn.Now:O}"));
        return ConditionList.Set(turn, WellKnown.Retraining, status, reason, message);
    }

    private static (bool Status, string Reason, string Message) Of(Turn turn) => turn.Status.Retraining switch
    {
        { Step: not RetrainingStep.Done } running => (true, running.Step == RetrainingStep.Create ? "Starting" : "Running", $"Job {running.JobName} trains on episode {running.Episode} of policy {running.Policy}, attempt {running.Attempt}, since {running.StartedAt:yyyy-MM-dd HH:mm:ss}Z"),
        _ when turn.World.Training?.Problem is { } problem => (false, Refused, $"No training can start: {problem}"),
        { Outcome: { } outcome } ended => (false, outcome, Ended(ended)),
        _ => (false, "Idle", "No training was asked for yet"),
    };

    private static string Ended(RetrainingStatus ended) =>
        $"{ended.Message}{(ended.NotBefore is { } rest ? $". No further training before {rest:yyyy-MM-dd HH:mm:ss}Z" : "")}";
}
