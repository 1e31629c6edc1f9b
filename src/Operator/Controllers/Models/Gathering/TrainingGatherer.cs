using System.Text.Json.Nodes;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.Gathering;

/// <summary>
/// Reads how a model is trained, and the Job of the training in progress: live, because a Job that a watch has not shown yet is not lost.
/// </summary>
public sealed class TrainingGatherer(IKubeApi api, ActionRefusals refusals, bool allowPrivileged)
{
    /// <summary>Kubernetes before 1.21 knows CronJobs by this version only.</summary>
    private static readonly ResourceKind[] CronJobs =
    [
        new("batch", "v1", "cronjobs", "CronJob"),
        new("batch", "v1beta1", "cronjobs", "CronJob"),
    ];

    public async Task<ModelState> GatherAsync(ModelState state, CancellationToken ct) =>
        state with
        {
            Training = await TemplateAsync(state, ct),
            TrainingJob = state.Model.Status?.Retraining is { Step: not RetrainingStep.Done } training
                ? await JobAsync(state, training.JobName, ct)
                : null,
            TrainingRefusal = state.Model.Status?.Retraining is { Step: RetrainingStep.Create } intent ? refusals.Of(intent.Id) : null,
        };

    private async Task<TrainingTemplate?> TemplateAsync(ModelState state, CancellationToken ct)
    {
        if (state.Model.Spec.Retraining is not { } spec)
            return null;
        if (state.Raw["spec"]?["retraining"]?["jobTemplate"] is JsonObject given)
            return TrainingTemplates.Check(given, state.Latest.Template, "spec.retraining.jobTemplate", allowPrivileged);
        var name = spec.CronJobName ?? "";
        var cronJob = await CronJobAsync(new ObjectKey(state.Metadata.Namespace, name), ct);
        return cronJob?["spec"]?["jobTemplate"] is JsonObject template
            ? TrainingTemplates.Check(template, state.Latest.Template, $"the jobTemplate of CronJob {name}", allowPrivileged)
            : TrainingTemplate.Without(
                $"CronJob {name} (spec.retraining.cronJobName) does not exist in this namespace; create it (suspended, to run on drift only) or set spec.retraining.jobTemplate"
            );
    }

    private async Task<JsonObject?> CronJobAsync(ObjectKey key, CancellationToken ct)
    {
        foreach (var kind in CronJobs)
        {
            // A version that is not served is not found either.
            if (await api.GetAsync(kind, key, ct) is { } found)
                return found;
        }

        return null;
    }

    private async Task<TrainingJob?> JobAsync(ModelState state, string name, CancellationToken ct) =>
        await api.GetAsync(Kinds.Jobs, new ObjectKey(state.Metadata.Namespace, name), ct) is { } raw
            ? JobViews.Of(raw, state.Metadata.Uid)
            : null;
}
