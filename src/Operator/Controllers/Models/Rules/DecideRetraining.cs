using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Retraining;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Hears what drift policies ask for and saves the intent of a training. Comes last: nothing that protects the traffic waits for it.</summary>
internal static class DecideRetraining
{
    public static Turn Apply(Turn turn)
    {
        if (turn.SpecRefused)
            return turn;
        foreach (var policy in turn.World.DriftPolicies.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var request in policy.Status?.Requests ?? [])
                turn = Hear(turn, new RetrainCase(turn.World, turn.Status, policy, request));
        }

        return turn;
    }

    private static Turn Hear(Turn turn, RetrainCase c)
    {
        if (!Freshness.Concerns(c.Request, c.Policy, turn.World) || IsAnswered(turn, c) || IsUnderWay(turn, c))
            return turn;
        var ruling = RetrainArbiter.Decide(c);
        turn = DecisionBook.Record(turn, c, c.Policy.Metadata.Name, c.Request.Episode, ActionKind.Retrain, ruling, () => NoticeOf(c, ruling));
        return ruling.Outcome == DecisionOutcome.Act ? Intend(turn, c) : Wake(turn, c);
    }

    private static bool IsAnswered(Turn turn, RetrainCase c) =>
        turn.Status.Handled.Any(h => h.PolicyUid == c.Policy.Metadata.Uid && h.Episode >= c.Request.Episode);

    private static bool IsUnderWay(Turn turn, RetrainCase c) =>
        turn.Status.Retraining is { Step: not RetrainingStep.Done } training && training.PolicyUid == c.Policy.Metadata.Uid && training.Episode == c.Request.Episode;

    private static Turn Wake(Turn turn, RetrainCase c)
    {
        foreach (var at in new[] { c.Request.ValidUntil, turn.Status.Retraining?.NotBefore, Pause.By(turn.World)?.Until, c.Policy.Spec.EnforceAfter })
        {
            if (at > turn.Now)
                turn = turn.WakeAt(at.Value);
        }

        return turn;
    }

    private static Notice NoticeOf(RetrainCase c, Ruling ruling) => ruling.Outcome switch
    {
        DecisionOutcome.Act => Notice.Warning("RetrainingDecided", $"A training is started for episode {c.Request.Episode} of policy {c.Policy.Metadata.Name}: {ruling.Message} (decision {c.Id})", c.Id),
        DecisionOutcome.Recommend => Notice.Warning("ApprovalNeeded", $"{ruling.Message}. Approve with: kubectl -n {c.World.Metadata.Namespace} annotate mdl/{c.World.Name} {WellKnown.ApproveAnnotation}={c.Id}, or reject with {WellKnown.RejectAnnotation}={c.Id}", $"{c.Id}-{ruling.Rule}"),
        DecisionOutcome.Would => Notice.Normal("WouldRetrain", $"{ruling.Message} (decision {c.Id})", c.Id),
        _ => Notice.Warning("ActionHeld", $"Training held by {ruling.Rule}: {ruling.Message} (decision {c.Id})", $"{c.Id}-{ruling.Rule}"),
    };

    private static Turn Intend(Turn turn, RetrainCase c) => turn.Change(s => s with
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
