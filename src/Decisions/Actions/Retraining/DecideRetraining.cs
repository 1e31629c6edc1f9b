using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Status.Actions;

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
        if (!c.IsOpen)
            return plan;
        var ruling = RetrainChain.Decide(c);
        return RequestDecision.Carry(plan, c, ActionKind.Retrain, ruling, () => EventOf(c, ruling), p => Start(p, c));
    }

    public static EventRecord EventOf(RetrainCase c, Ruling ruling) =>
        ruling.Outcome switch
        {
            DecisionOutcome.Act => EventRecord.Warning(
                "RetrainingDecided",
                $"Starting a training for episode {c.Request.Episode} of policy {c.Policy.Metadata.Name}: {ruling.Message} (decision {c.Id})",
                c.Id
            ),
            DecisionOutcome.Recommend => EventRecord.Warning(
                "ApprovalNeeded",
                $"Training for episode {c.Request.Episode} of policy {c.Policy.Metadata.Name} needs approval: {ruling.Message}. Approve: {Commands.Approve(c)} ; reject: {Commands.Reject(c)}",
                $"{c.Id}-{ruling.Rule}"
            ),
            DecisionOutcome.DryRun => EventRecord.Normal("WouldRetrain", $"{ruling.Message} (decision {c.Id})", c.Id),
            _ => HeldEvent.Of("Training", ruling, c.Id),
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
