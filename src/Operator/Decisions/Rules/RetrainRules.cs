using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Decisions.Rules;

/// <summary>A training costs money and yields a model that somebody will trust: only on fresh, sound evidence, one at a time, and seldom.</summary>
internal static class RetrainRules
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static Ruling? NotDeclared(RetrainCase c) =>
        c.Spec is null ? Ruling.Hold("NotDeclared", $"ModelDeployment {c.World.Name} says nothing of how it is trained; give spec.retraining a jobTemplate or a cronJobName") : null;

    public static Ruling? Stale(RetrainCase c) =>
        Freshness.IsFresh(c.Request, c.Policy, c.World)
            ? null
            : Ruling.Hold("EvidenceStale", $"last judged for the window until {c.Request.EvaluatedAt:yyyy-MM-dd HH:mm:ss}Z in term {c.Request.Term}, valid until {c.Request.ValidUntil:HH:mm:ss}Z; waiting for a fresh judgement");

    /// <summary>The policy's judgement of its own data stands under the name that it gave it.</summary>
    public static Ruling? Doubted(RetrainCase c) =>
        c.Request.Doubt is { } doubt ? Ruling.Hold(doubt.Rule, doubt.Message) : null;

    public static Ruling? Running(RetrainCase c) =>
        c.Status.Retraining is { Step: not RetrainingStep.Done } running
            ? Ruling.Hold("TrainingRuns", $"Job {running.JobName} for episode {running.Episode} of policy {running.Policy} has not ended; running trainings are never disturbed")
            : null;

    /// <summary>Where the traffic goes comes first: what is drifting may be the revision that is on its way out.</summary>
    public static Ruling? ActionInProgress(RetrainCase c) =>
        c.Status.Action is { } action ? Ruling.Hold("ActionInProgress", $"{action.Kind} {action.Id} comes first") : null;

    public static Ruling? Template(RetrainCase c) => c.World.Training switch
    {
        { Problem: { } problem } => Ruling.Hold("TemplateRefused", problem),
        null => Ruling.Hold("TemplateUnread", "the template of the training has not been read yet"),
        _ => null,
    };

    public static Ruling? Cooldown(RetrainCase c) =>
        c.Status.Retraining?.NotBefore is { } until && c.World.Now < until
            ? Ruling.Hold("Cooldown", $"the training of {c.Status.Retraining.StartedAt:yyyy-MM-dd HH:mm:ss}Z ended as {c.Status.Retraining.Outcome}; none before {until:yyyy-MM-dd HH:mm:ss}Z (retraining.cooldownSeconds{(c.Attempt > 2 ? ", doubled for each that failed" : "")})")
            : null;

    public static Ruling? PerWeek(RetrainCase c)
    {
        var limit = c.Spec!.MaxPerWeek;
        var recent = (c.Status.Retraining?.Starts ?? []).Where(at => at > c.World.Now - Week).ToList();
        return recent.Count < limit
            ? null
            : Ruling.Hold("WeeklyBudget", $"{recent.Count} trainings in seven days, retraining.maxPerWeek is {limit}; the next one may start at {recent.Order().ElementAt(recent.Count - limit) + Week:yyyy-MM-dd HH:mm:ss}Z");
    }

    public static Ruling? NeedsApproval(RetrainCase c) =>
        c.Spec!.Approval == ApprovalMode.Manual ? Ruling.Recommend("ManualApproval", $"a training is ready to start and retraining.approval is Manual: {c.Request.Evidence}") : null;
}
