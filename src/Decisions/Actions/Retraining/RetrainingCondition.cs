using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>Whether a training runs, how the last one ended, and whether the next could start. Only for models that declare one.</summary>
internal static class RetrainingCondition
{
    /// <returns>The condition, or null for a model that declares no training and never had one.</returns>
    public static Condition? Of(ReconcilePlan plan) =>
        plan.Status.Retraining switch
        {
            { Step: RetrainingStep.Create } waits when Refusal(plan, waits) is { } why => new(
                WellKnown.Retraining,
                true,
                Reasons.Starting,
                $"Job {waits.JobName} is not created yet: {why}. The operator retries until {TimeText.Of(waits.Deadline)}; no attempt is counted"
            ),
            { Step: not RetrainingStep.Done } running => new(
                WellKnown.Retraining,
                true,
                running.Step == RetrainingStep.Create ? Reasons.Starting : Reasons.Running,
                $"Job {running.JobName} trains on episode {running.Episode} of policy {running.Policy}, attempt {running.Attempt}, since {TimeText.Of(running.StartedAt)}"
            ),
            null when plan.State.Model.Spec.Retraining is null => null,
            _ when plan.State.Training?.Problem is { } problem => new(
                WellKnown.Retraining,
                false,
                Reasons.TemplateRefused,
                $"Trainings cannot start: {problem}"
            ),
            { Outcome: { } outcome } ended => new(WellKnown.Retraining, false, outcome, Ended(ended)),
            _ => new(WellKnown.Retraining, false, Reasons.Idle, "No training has started yet"),
        };

    /// <summary>What the API server says against the Job, for as long as it may change its mind.</summary>
    public static string? Refusal(ReconcilePlan plan, RetrainingStatus training) =>
        plan.State.Refused.FirstOrDefault(r => r.Effect == CreateJob.Text(training.JobName) && r.IsReported)?.Message;

    /// <summary>Once for each reason why no training could start.</summary>
    public static ReconcilePlan Warn(ReconcilePlan plan)
    {
        if (
            Of(plan) is not { Reason: Reasons.TemplateRefused } refused
            || plan.State.Model.Status?.Conditions.Any(c =>
                c.Type == refused.Type && c.Reason == Reasons.TemplateRefused && c.Message == refused.Message
            ) == true
        )
            return plan;
        return plan.WithEvent(
            EventRecord.Warning(
                "RetrainingRefused",
                refused.Message,
                $"{Reasons.TemplateRefused}-{plan.State.Metadata.Generation}-{plan.Now:O}"
            )
        );
    }

    private static string Ended(RetrainingStatus ended) =>
        $"{ended.Message}{(ended.NotBefore is { } rest ? $". No further training before {TimeText.Of(rest)}" : "")}";
}
