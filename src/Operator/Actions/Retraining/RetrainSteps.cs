using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Actions.Retraining;

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
        if (CalledOff(turn, training) is { } why)
            return TrainingEnd.Close(turn, training, TrainingOutcome.Cancelled, why);
        return turn.Now >= training.Deadline
            ? TrainingEnd.Close(turn, training, TrainingOutcome.NotStarted, $"the Job could not be made by {training.Deadline:HH:mm:ss}Z")
            : turn.Do(new CreateJob(training.JobName, TrainingJobObject.Of(turn.World, training, turn.World.Training!.Job!))).WakeAt(training.Deadline);
    }

    /// <summary>An intent without an effect is judged again: no Job of this name exists, so nothing is lost.</summary>
    private static string? CalledOff(Turn turn, RetrainingStatus training)
    {
        var policy = turn.World.DriftPolicies.FirstOrDefault(p => p.Metadata.Uid == training.PolicyUid);
        return turn.SpecRefused ? "the spec of the ModelDeployment is invalid"
            : turn.World.Model.Spec.Retraining is null ? "spec.retraining was removed"
            : Pause.By(turn.World) is { } pause ? pause.Why
            : policy is null ? $"policy {training.Policy} was deleted"
            : turn.World.Metadata.Annotations.GetValueOrDefault(Entities.Common.WellKnown.RejectAnnotation) == training.Id ? "a person has rejected it"
            : turn.World.Training switch
            {
                { Job: not null } => null,
                { Problem: var problem } => problem,
                null => "the template of the training could not be read",
            };
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
