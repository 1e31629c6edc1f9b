using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>
/// A training costs money and yields a model that people will trust: only on fresh, sound evidence, one at a time, and seldom.
/// </summary>
internal static class RetrainRules
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static Objection? NotDeclared(RetrainCase c) =>
        c.Spec is null
            ? Objection.Hold($"ModelDeployment {c.State.Name} has no spec.retraining; add it with a jobTemplate or a cronJobName")
            : null;

    public static Objection? Stale(RetrainCase c) =>
        c.IsFresh
            ? null
            : Objection.Hold(
                $"the request was last evaluated for the window until {TimeText.Of(c.Request.EvaluatedAt)} in term {c.Request.Term}, valid until {TimeText.Of(c.Request.ValidUntil)}; waiting for the next evaluation"
            );

    /// <summary>The policy's judgement of its own data stands under the name that it gave it.</summary>
    public static Objection? HasDataQualityIssue(RetrainCase c) =>
        c.Request.DataQualityIssue is { } issue ? Objection.Hold(issue.Message) with { Reason = issue.Rule } : null;

    public static Objection? Running(RetrainCase c) =>
        c.Status.Retraining is { Step: not RetrainingStep.Done } running
            ? Objection.Hold(
                $"Job {running.JobName} for episode {running.Episode} of policy {running.Policy} is still running; a running training is never interrupted"
            )
            : null;

    /// <summary>Where the traffic goes comes first: what is drifting may be the revision that is on its way out.</summary>
    public static Objection? ActionInProgress(RetrainCase c) =>
        UnderWay.Of(c.Status) is { } action ? Objection.Hold($"{action.Kind} {action.Id} comes first") : null;

    public static Objection? TemplateRefused(RetrainCase c) =>
        c.State.Training is { Problem: { } problem } ? Objection.Hold(problem) : null;

    public static Objection? TemplateNotRead(RetrainCase c) =>
        c.State.Training is null ? Objection.Hold("the operator has not read the training template yet") : null;

    public static Objection? SpecInvalid(RetrainCase c) =>
        c.State.SpecErrors.Count > 0
            ? Objection.Hold($"the spec of ModelDeployment {c.State.Name} is invalid: {c.State.SpecErrors[0]}")
            : null;

    public static Objection? Cooldown(RetrainCase c) =>
        c.Status.Retraining?.NotBefore is { } until && c.State.Now < until
            ? Objection.Hold(
                $"the training that started at {TimeText.Of(c.Status.Retraining.StartedAt)} ended with outcome {c.Status.Retraining.Outcome}; the next may start at {TimeText.Of(until)} (retraining.cooldownSeconds{(c.Attempt > 2 ? ", doubled for each failure" : "")})"
            ) with
            {
                Until = until,
            }
            : null;

    public static Objection? PerWeek(RetrainCase c)
    {
        var limit = c.Spec!.MaxPerWeek;
        var recent = (c.Status.Retraining?.Starts ?? []).Where(at => at > c.State.Now - Week).ToList();
        if (recent.Count < limit)
            return null;
        var next = recent.Order().ElementAt(recent.Count - limit) + Week;
        return Objection.Hold(
            $"{Plural.Of(recent.Count, "training")} in seven days (retraining.maxPerWeek is {limit}); the next one may start at {TimeText.Of(next)}"
        ) with
        {
            Until = next,
        };
    }

    public static Objection? NeedsApproval(RetrainCase c) =>
        c.Spec!.Approval == ApprovalMode.Manual
            ? Objection.Recommend($"a training is ready to start and retraining.approval is Manual: {c.Request.Evidence}")
            : null;
}
