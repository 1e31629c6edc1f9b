using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>
/// Evaluates the requests of drift policies and saves the intent of a training. Comes last: nothing that protects the traffic waits for it.
/// </summary>
internal static class DecideRetraining
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        foreach (var policy in plan.State.DriftPolicies.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var request in policy.Status?.Requests ?? [])
                plan = Evaluate(plan, new RetrainCase(plan.State, plan.Status, policy, request));
        }

        return plan;
    }

    private static ReconcilePlan Evaluate(ReconcilePlan plan, RetrainCase c)
    {
        if (!Freshness.Concerns(c.Request, c.Policy, plan.State, plan.Status) || IsAnswered(plan, c) || IsUnderWay(plan, c))
            return plan;
        var ruling = RetrainChain.Decide(c);
        plan = DecisionLog.Record(
            plan,
            c,
            c.Policy.Metadata.Name,
            c.Request.Episode,
            ActionKind.Retrain,
            ruling,
            () => NoticeOf(c, ruling)
        );
        return ruling.Outcome switch
        {
            DecisionOutcome.Act => Start(plan, c),
            DecisionOutcome.DryRun => plan.RequeueAt(ruling.Until),
            _ => WaitingReason.For(plan, c, c.Policy.Metadata.Name, ActionKind.Retrain, ruling, c.Request.ValidUntil),
        };
    }

    private static bool IsAnswered(ReconcilePlan plan, RetrainCase c) =>
        plan.Status.Handled.Any(h => h.PolicyUid == c.Policy.Metadata.Uid && h.Episode >= c.Request.Episode);

    private static bool IsUnderWay(ReconcilePlan plan, RetrainCase c) =>
        plan.Status.Retraining is { Step: not RetrainingStep.Done } training
        && training.PolicyUid == c.Policy.Metadata.Uid
        && training.Episode == c.Request.Episode;

    public static EventRecord NoticeOf(RetrainCase c, Ruling ruling) =>
        ruling.Outcome switch
        {
            DecisionOutcome.Act => EventRecord.Warning(
                "RetrainingDecided",
                $"Starting a training for episode {c.Request.Episode} of policy {c.Policy.Metadata.Name}: {ruling.Message} (decision {c.Id})",
                c.Id
            ),
            DecisionOutcome.Recommend => EventRecord.Warning(
                "ApprovalNeeded",
                $"{ruling.Message}. Approve: {Commands.Approve(c)} ; reject: {Commands.Reject(c)}",
                $"{c.Id}-{ruling.Rule}"
            ),
            DecisionOutcome.DryRun => EventRecord.Normal("WouldRetrain", $"{ruling.Message} (decision {c.Id})", c.Id),
            _ => EventRecord.Warning(
                "ActionHeld",
                $"Training held by {ruling.Rule}: {ruling.Message} (decision {c.Id})",
                $"{c.Id}-{ruling.Rule}"
            ),
        };

    private static ReconcilePlan Start(ReconcilePlan plan, RetrainCase c) =>
        plan.Change(s =>
            s with
            {
                Retraining = new RetrainingStatus
                {
                    Id = c.Id,
                    Policy = c.Policy.Metadata.Name,
                    PolicyUid = c.Policy.Metadata.Uid,
                    Episode = c.Request.Episode,
                    Attempt = c.Attempt,
                    Step = RetrainingStep.Create,
                    JobName = ChildNames.OfTraining(plan.State.Name, c.Id),
                    Revision = c.Request.Revision,
                    StartedAt = plan.Now,
                    Deadline = plan.Now.AddSeconds(TrainingJobObject.ShortestKept),
                    Onset = c.Request.Onset,
                    Signals = c.Request.Signals,
                    Evidence = c.Request.Evidence,
                    Message = "The decision is saved; the Job is created next",
                    Starts = [plan.Now, .. (s.Retraining?.Starts ?? []).Where(at => at > plan.Now.AddDays(-7)).Take(99)],
                },
            }
        );
}
