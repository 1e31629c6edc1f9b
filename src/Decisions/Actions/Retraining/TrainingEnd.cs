using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>Closes a training: into the history, with the rest that follows it, and its episode among those that were answered.</summary>
internal static class TrainingEnd
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(7);

    public static ReconcilePlan Close(ReconcilePlan plan, RetrainingStatus training, string outcome, string message)
    {
        var cancelled = outcome == TrainingOutcome.Cancelled;
        // An infrastructure failure is not an attempt: no Job was created.
        var failed = outcome is not (TrainingOutcome.Succeeded or TrainingOutcome.Cancelled or TrainingOutcome.NotStarted);
        var spec = plan.State.Model.Spec.Retraining ?? new RetrainingSpec();
        var exhausted = failed && training.Attempt >= spec.MaxAttempts;
        DateTimeOffset? rest = cancelled ? null : plan.Now + Rest(spec, failed ? training.Attempt : 0);
        plan = plan.Change(s =>
            s with
            {
                Retraining = training with
                {
                    Step = RetrainingStep.Done,
                    FinishedAt = plan.Now,
                    Outcome = outcome,
                    Message = message,
                    NotBefore = rest,
                    Starts =
                        cancelled || outcome == TrainingOutcome.NotStarted
                            ? [.. training.Starts.Where(at => at != training.StartedAt)]
                            : training.Starts,
                },
                Actions = ActionEnd.Remember(s.Actions, Record(plan, training, outcome, message)),
                LastAction = $"Retrain by {training.JobName}: {outcome}",
                Handled =
                    !exhausted && outcome != TrainingOutcome.Succeeded
                        ? s.Handled
                        : ActionEnd.Handle(s.Handled, training.PolicyUid, training.Episode, exhausted ? "Exhausted" : outcome, plan.Now),
            }
        );
        if (failed)
            plan = plan.Change(s => Attempts.Add(s, Attempt(plan, training, outcome, message, rest)));
        plan = plan.WithEvent(EventOf(training, outcome, message));
        return exhausted
            ? plan.WithEvent(
                EventRecord.Warning(
                    "RetrainExhausted",
                    $"Episode {training.Episode} of policy {training.Policy} has used all {spec.MaxAttempts} attempts (retraining.maxAttempts); the operator starts no more. Train manually, or correct the template and end the episode with a new reference",
                    $"exhausted-{training.Id}"
                )
            )
            : plan.RequeueAt(rest);
    }

    /// <summary>The cooldown, doubled for each attempt that failed, up to a week.</summary>
    internal static TimeSpan Rest(RetrainingSpec spec, int failures)
    {
        var cooldown = TimeSpan.FromSeconds(spec.CooldownSeconds);
        var longest = cooldown > LongestRest ? cooldown : LongestRest;
        var rest = cooldown * Math.Pow(2, failures);
        return rest < longest ? rest : longest;
    }

    private static EventRecord EventOf(RetrainingStatus training, string outcome, string message)
    {
        var text = $"Training for episode {training.Episode}, attempt {training.Attempt}: {message} (decision {training.Id})";
        return outcome switch
        {
            TrainingOutcome.Succeeded => EventRecord.Normal("RetrainingSucceeded", text, $"end-{training.Id}"),
            TrainingOutcome.Cancelled => EventRecord.Normal("RetrainingCancelled", text, $"cancelled-{training.Id}-{training.StartedAt:O}"),
            _ => EventRecord.Warning("RetrainingFailed", $"{outcome}: {text}", $"end-{training.Id}"),
        };
    }

    /// <summary>Counted per policy and episode: other policies may have trained in between.</summary>
    private static AttemptStatus Attempt(
        ReconcilePlan plan,
        RetrainingStatus training,
        string outcome,
        string message,
        DateTimeOffset? rest
    ) =>
        new()
        {
            Key = training.PolicyUid,
            Episode = training.Episode,
            Count = training.Attempt,
            Outcome = outcome,
            Message = message,
            At = plan.Now,
            NotBefore = rest,
        };

    private static ActionRecord Record(ReconcilePlan plan, RetrainingStatus training, string outcome, string message) =>
        new()
        {
            Id = training.Id,
            Kind = ActionKind.Retrain,
            From = training.Revision,
            To = training.JobName,
            StartedAt = training.StartedAt,
            FinishedAt = plan.Now,
            Outcome = outcome,
            Message = message,
        };
}
