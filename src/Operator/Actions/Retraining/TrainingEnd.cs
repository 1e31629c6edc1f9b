using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models;

namespace MlOps.Operator.Actions.Retraining;

/// <summary>Closes a training: into the history, with the rest that follows it, and its episode among those that were answered.</summary>
internal static class TrainingEnd
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(7);

    public static Turn Close(Turn turn, RetrainingStatus training, string outcome, string message)
    {
        var cancelled = outcome == TrainingOutcome.Cancelled;
        var failed = !cancelled && outcome != TrainingOutcome.Succeeded;
        var spec = turn.World.Model.Spec.Retraining ?? new RetrainingSpec();
        var exhausted = failed && training.Attempt >= spec.MaxAttempts;
        DateTimeOffset? rest = cancelled ? null : turn.Now + Rest(spec, failed ? training.Attempt : 0);
        turn = turn.Change(s => s with
        {
            Retraining = training with
            {
                Step = RetrainingStep.Done,
                FinishedAt = turn.Now,
                Outcome = outcome,
                Message = message,
                NotBefore = rest,
                Starts = cancelled ? [.. training.Starts.Where(at => at != training.StartedAt)] : training.Starts,
            },
            Actions = ActionEnd.Remember(s.Actions, Record(turn, training, outcome, message)),
            LastAction = $"Retrain by {training.JobName}: {outcome}",
            Handled = cancelled || failed && !exhausted ? s.Handled : ActionEnd.Handle(s.Handled, training.PolicyUid, training.Episode, exhausted ? "Exhausted" : outcome, turn.Now),
        });
        turn = turn.Tell(NoticeOf(training, outcome, message));
        return exhausted
            ? turn.Tell(Notice.Warning("RetrainExhausted", $"Episode {training.Episode} of policy {training.Policy} has had its {spec.MaxAttempts} attempts (retraining.maxAttempts); the operator starts no more for it. Train by hand, or correct the template and close the episode by a new reference", $"exhausted-{training.Id}"))
            : failed ? turn.WakeAt(rest ?? turn.Now) : turn;
    }

    /// <summary>The cooldown, doubled for each attempt that failed, up to a week.</summary>
    internal static TimeSpan Rest(RetrainingSpec spec, int failures)
    {
        var cooldown = TimeSpan.FromSeconds(spec.CooldownSeconds);
        var longest = cooldown > LongestRest ? cooldown : LongestRest;
        var rest = cooldown * Math.Pow(2, failures);
        return rest < longest ? rest : longest;
    }

    private static Notice NoticeOf(RetrainingStatus training, string outcome, string message)
    {
        var text = $"Training of episode {training.Episode}, attempt {training.Attempt}: {message} (decision {training.Id})";
        return outcome switch
        {
            TrainingOutcome.Succeeded => Notice.Normal("RetrainingSucceeded", text, $"end-{training.Id}"),
            TrainingOutcome.Cancelled => Notice.Normal("RetrainingCancelled", text, $"cancelled-{training.Id}-{training.StartedAt:O}"),
            _ => Notice.Warning("RetrainingFailed", $"{outcome}: {text}", $"end-{training.Id}"),
        };
    }

    private static ActionRecord Record(Turn turn, RetrainingStatus training, string outcome, string message) => new()
    {
        Id = training.Id,
        Kind = ActionKind.Retrain,
        From = training.Revision,
        To = training.JobName,
        StartedAt = training.StartedAt,
        FinishedAt = turn.Now,
        Outcome = outcome,
        Message = message,
    };
}
