using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>Carries a training on from wherever its intent and the world say it is.</summary>
internal static class RetrainSteps
{
    /// <summary>The Job's changes wake it; this is for what no watch has seen.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    public static Turn Apply(Turn turn) => turn.Status.Retraining switch
    {
        { Step: RetrainingStep.Create } training => Create(turn, training),
        { Step: RetrainingStep.Run } training => Run(turn, training),
        _ => turn,
    };

    private static Turn Create(Turn turn, RetrainingStatus training)
    {
        switch (turn.World.TrainingJob)
        {
            case { Owned: true } job:
                return turn
                    .Change(s => s with { Retraining = training with { Step = RetrainingStep.Run, JobUid = job.Uid, Message = $"Job {job.Name} runs" } })
                    .Tell(Notice.Normal("RetrainingStarted", $"Job {job.Name} trains on episode {training.Episode} of policy {training.Policy}, attempt {training.Attempt}: {training.Evidence} (decision {training.Id})", training.Id));
            case { Owned: false } job:
                return TrainingEnd.Close(turn, training, TrainingOutcome.NameTaken, $"a Job {job.Name} exists and belongs to somebody else; it is left alone. Delete or rename it");
        }

        if (turn.World.TrainingRefusal is { } refusal)
            return TrainingEnd.Close(turn, training, TrainingOutcome.Refused, $"the API server does not take the Job: {refusal}");
        return Reconsider(turn, training) ?? (turn.Now >= training.Deadline
            ? TrainingEnd.Close(turn, training, TrainingOutcome.NotStarted, $"the Job could not be created by {training.Deadline:yyyy-MM-dd HH:mm:ss}Z")
            : turn.Do(new CreateJob(training.JobName, TrainingJobObject.Of(turn.World, training, turn.World.Training!.Job!))).WakeAt(training.Deadline));
    }

    /// <summary>Evaluates the chain again for an intent that has not taken effect: no Job of this name exists, so nothing is lost.</summary>
    /// <returns>The turn to stop or wait with; null to continue.</returns>
    private static Turn? Reconsider(Turn turn, RetrainingStatus training)
    {
        var policy = turn.World.DriftPolicies.FirstOrDefault(p => p.Metadata.Uid == training.PolicyUid);
        if (policy is null)
            return TrainingEnd.Close(turn, training, TrainingOutcome.Cancelled, $"policy {training.Policy} was deleted");
        if (policy.Status?.Requests.FirstOrDefault(r => r.Episode == training.Episode) is not { } request)
            return TrainingEnd.Close(turn, training, TrainingOutcome.Cancelled, $"policy {training.Policy} no longer requests it");
        var c = new RetrainCase(turn.World, turn.Status, policy, request) { Intent = training };
        if (RetrainChain.Chain.BeforeEffect(c) is not { } ruling)
            return null;
        turn = DecisionBook.Record(turn, c, policy.Metadata.Name, training.Episode, ActionKind.Retrain, ruling, () => DecideRetraining.NoticeOf(c, ruling));
        if (ruling.BeforeEffect == BeforeEffect.Ends)
            return TrainingEnd.Close(turn, training, TrainingOutcome.Cancelled, $"{ruling.Rule}: {ruling.Message}");
        return turn.Now >= training.Deadline ? null : Waits.For(turn, c, policy.Metadata.Name, ActionKind.Retrain, ruling).WakeAt(training.Deadline);
    }

    private static Turn Run(Turn turn, RetrainingStatus training) => turn.World.TrainingJob switch
    {
        { Uid: var uid, Ended: { } succeeded } job when uid == training.JobUid => succeeded
            ? TrainingEnd.Close(turn, training, TrainingOutcome.Succeeded, $"Job {job.Name} has succeeded. Apply the version that it made; with it comes the reference that ends the episode")
            : TrainingEnd.Close(turn, training, TrainingOutcome.Failed, $"Job {job.Name} has failed: {job.Why}"),
        { Uid: var uid } when uid == training.JobUid => turn.WakeIn(LookAgain),
        _ => TrainingEnd.Close(turn, training, TrainingOutcome.Lost, $"Job {training.JobName} was deleted before its end was seen"),
    };
}
