using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Actions.Retraining;

/// <summary>Carries a training on from wherever its intent and the cluster say it is.</summary>
internal static class RetrainSteps
{
    /// <summary>The Job's changes wake it; this is for what no watch has seen.</summary>
    private static readonly TimeSpan RecheckAfter = TimeSpan.FromMinutes(5);

    public static ReconcilePlan Apply(ReconcilePlan plan) =>
        plan.Status.Retraining switch
        {
            { Step: RetrainingStep.Create } training => Create(plan, training),
            { Step: RetrainingStep.Run } training => Run(plan, training),
            _ => plan,
        };

    private static ReconcilePlan Create(ReconcilePlan plan, RetrainingStatus training)
    {
        switch (plan.State.TrainingJob)
        {
            case { Owned: true } job:
                return plan.Change(s =>
                        s with
                        {
                            Retraining = training with { Step = RetrainingStep.Run, JobUid = job.Uid, Message = $"Job {job.Name} runs" },
                        }
                    )
                    .WithEvent(
                        EventRecord.Normal(
                            "RetrainingStarted",
                            $"Job {job.Name} trains on episode {training.Episode} of policy {training.Policy}, attempt {training.Attempt}: {training.Evidence} (decision {training.Id})",
                            training.Id
                        )
                    );
            case { Owned: false } job:
                return TrainingEnd.Close(
                    plan,
                    training,
                    TrainingOutcome.NameTaken,
                    $"a Job {job.Name} already exists and is not owned by this ModelDeployment. Delete or rename it"
                );
        }

        if (plan.State.TrainingRefusal is { } refusal)
            return TrainingEnd.Close(plan, training, TrainingOutcome.Refused, $"the API server rejected the Job: {refusal}");
        return Reconsider(plan, training)
            ?? (
                plan.Now >= training.Deadline
                    ? TrainingEnd.Close(plan, training, TrainingOutcome.NotStarted, NotCreated(plan, training))
                    : plan.WithEffect(
                            new CreateJob(
                                training.JobName,
                                TrainingJobObject.Of(plan.State, training, plan.State.Training!.Job!),
                                training.Id
                            )
                        )
                        .RequeueAt(training.Deadline)
            );
    }

    private static string NotCreated(ReconcilePlan plan, RetrainingStatus training)
    {
        var late = $"the Job could not be created by {TimeText.Of(training.Deadline)}";
        return RetrainingCondition.Refusal(plan, training) is { } why ? $"{late}: {why}" : late;
    }

    /// <summary>
    /// Evaluates the chain again for an intent that has not taken effect: no Job of this name exists, so nothing is lost.
    /// </summary>
    /// <returns>The plan to stop or wait with; null to continue.</returns>
    private static ReconcilePlan? Reconsider(ReconcilePlan plan, RetrainingStatus training)
    {
        var policy = plan.State.DriftPolicies.FirstOrDefault(p => p.Metadata.Uid == training.PolicyUid);
        if (policy is null)
            return TrainingEnd.Close(plan, training, TrainingOutcome.Cancelled, $"policy {training.Policy} was deleted");
        if (policy.Status?.Requests.FirstOrDefault(r => r.Episode == training.Episode) is not { } request)
            return TrainingEnd.Close(plan, training, TrainingOutcome.Cancelled, $"policy {training.Policy} no longer requests it");
        var c = new RetrainCase(plan.State, plan.Status, policy, request) { Intent = training };
        if (RetrainChain.Chain.BeforeEffect(c) is not { } ruling)
            return null;
        plan = DecisionLog.Record(
            plan,
            c,
            policy.Metadata.Name,
            training.Episode,
            ActionKind.Retrain,
            ruling,
            () => DecideRetraining.EventOf(c, ruling)
        );
        if (ruling.BeforeEffect == BeforeEffect.Ends)
            return TrainingEnd.Close(plan, training, TrainingOutcome.Cancelled, $"{ruling.Rule}: {ruling.Message}");
        return plan.Now >= training.Deadline
            ? null
            : WaitingReason.For(plan, c, policy.Metadata.Name, ActionKind.Retrain, ruling).RequeueAt(training.Deadline);
    }

    private static ReconcilePlan Run(ReconcilePlan plan, RetrainingStatus training) =>
        plan.State.TrainingJob switch
        {
            { Uid: var uid, Ended: { } succeeded } job when uid == training.JobUid => succeeded
                ? TrainingEnd.Close(
                    plan,
                    training,
                    TrainingOutcome.Succeeded,
                    $"Job {job.Name} succeeded. Apply the version that it produced; the new reference ends the episode"
                )
                : TrainingEnd.Close(plan, training, TrainingOutcome.Failed, $"Job {job.Name} failed: {job.Why}"),
            { Uid: var uid } when uid == training.JobUid => plan.RequeueAfter(RecheckAfter),
            _ => TrainingEnd.Close(plan, training, TrainingOutcome.Lost, $"Job {training.JobName} was deleted before it finished"),
        };
}
