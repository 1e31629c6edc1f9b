using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>Hears what drift policies ask for and saves the intent of a training. Comes last: nothing that protects the traffic waits for it.</summary>
internal static class DecideRetraining
{
    public static Turn Apply(Turn turn)
    {
        foreach (var policy in turn.World.DriftPolicies.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var request in policy.Status?.Requests ?? [])
                turn = Evaluate(turn, new RetrainCase(turn.World, turn.Status, policy, request));
        }

        return turn;
    }

    private static Turn Evaluate(Turn turn, RetrainCase c)
    {
        if (!Freshness.Concerns(c.Request, c.Policy, turn.World, turn.Status) || IsAnswered(turn, c) || IsUnderWay(turn, c))
            return turn;
        var ruling = RetrainChain.Decide(c);
        turn = DecisionBook.Record(turn, c, c.Policy.Metadata.Name, c.Request.Episode, ActionKind.Retrain, ruling, () => NoticeOf(c, ruling));
        return ruling.Outcome switch
        {
            DecisionOutcome.Act => Start(turn, c),
            DecisionOutcome.Would => turn.WakeAt(ruling.Until),
            _ => Waits.For(turn, c, c.Policy.Metadata.Name, ActionKind.Retrain, ruling, c.Request.ValidUntil),
        };
    }

    private static bool IsAnswered(Turn turn, RetrainCase c) =>
        turn.Status.Handled.Any(h => h.PolicyUid == c.Policy.Metadata.Uid && h.Episode >= c.Request.Episode);

    private static bool IsUnderWay(Turn turn, RetrainCase c) =>
        turn.Status.Retraining is { Step: not RetrainingStep.Done } training && training.PolicyUid == c.Policy.Metadata.Uid && training.Episode == c.Request.Episode;

    public static Notice NoticeOf(RetrainCase c, Ruling ruling) => ruling.Outcome switch
    {
        DecisionOutcome.Act => Notice.Warning("RetrainingDecided", $"A training is started for episode {c.Request.Episode} of policy {c.Policy.Metadata.Name}: {ruling.Message} (decision {c.Id})", c.Id),
        DecisionOutcome.Recommend => Notice.Warning("ApprovalNeeded", $"{ruling.Message}. Approve: {Commands.Approve(c)} ; reject: {Commands.Reject(c)}", $"{c.Id}-{ruling.Rule}"),
        DecisionOutcome.Would => Notice.Normal("WouldRetrain", $"{ruling.Message} (decision {c.Id})", c.Id),
        _ => Notice.Warning("ActionHeld", $"Training held by {ruling.Rule}: {ruling.Message} (decision {c.Id})", $"{c.Id}-{ruling.Rule}"),
    };

    private static Turn Start(Turn turn, RetrainCase c) => turn.Change(s => s with
    {
        Retraining = new RetrainingStatus
        {
            Id = c.Id,
            Policy = c.Policy.Metadata.Name,
            PolicyUid = c.Policy.Metadata.Uid,
            Episode = c.Request.Episode,
            Attempt = c.Attempt,
            Step = RetrainingStep.Create,
            JobName = ChildNames.OfTraining(turn.World.Name, c.Id),
            Revision = c.Request.Revision,
            StartedAt = turn.Now,
            Deadline = turn.Now.AddSeconds(TrainingJobObject.ShortestKept),
            Onset = c.Request.Onset,
            Signals = c.Request.Signals,
            Evidence = c.Request.Evidence,
            Message = "The intent is saved, the Job is made next",
            Starts = [turn.Now, .. (s.Retraining?.Starts ?? []).Where(at => at > turn.Now.AddDays(-7)).Take(99)],
        },
    });
}
