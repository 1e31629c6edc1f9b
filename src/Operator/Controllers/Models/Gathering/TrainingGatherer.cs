using System.Text.Json.Nodes;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.Gathering;

/// <summary>Reads how a model is trained, and the Job of the training in progress: live, because a Job that a watch has not shown yet is not lost.</summary>
public sealed class TrainingGatherer(IKubeApi api, JobRefusals refusals, bool allowPrivileged)
{
    /// <summary>Kubernetes before 1.21 knows CronJobs by this version only.</summary>
    private static readonly ResourceKind[] CronJobs =
        [new("batch", "v1", "cronjobs", "CronJob"), new("batch", "v1beta1", "cronjobs", "CronJob")];

    public async Task<ModelWorld> GatherAsync(ModelWorld world, CancellationToken ct) => world with
    {
        Training = await TemplateAsync(world, ct),
        TrainingJob = world.Model.Status?.Retraining is { Step: not RetrainingStep.Done } training ? await JobAsync(world, training.JobName, ct) : null,
        TrainingRefusal = world.Model.Status?.Retraining is { Step: RetrainingStep.Create } intent ? refusals.Of(intent.Id) : null,
    };

    private async Task<TrainingTemplate?> TemplateAsync(ModelWorld world, CancellationToken ct)
    {
        if (world.Model.Spec.Retraining is not { } spec)
            return null;
        if (world.Raw["spec"]?["retraining"]?["jobTemplate"] is JsonObject given)
            return TrainingTemplates.Check(given, world.Latest.Template, "spec.retraining.jobTemplate", allowPrivileged);
        var name = spec.CronJobName ?? "";
        var cronJob = await CronJobAsync(new ObjectKey(world.Metadata.Namespace, name), ct);
        return cronJob?["spec"]?["jobTemplate"] is JsonObject template
            ? TrainingTemplates.Check(template, world.Latest.Template, $"the jobTemplate of CronJob {name}", allowPrivileged)
            : TrainingTemplate.Without($"CronJob {name} (spec.retraining.cronJobName) does not exist in this namespace; create it, suspended if it shall only run on drift, or give spec.retraining.jobTemplate");
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

    private async Task<TrainingJob?> JobAsync(ModelWorld world, string name, CancellationToken ct) =>
        await api.GetAsync(Kinds.Jobs, new ObjectKey(world.Metadata.Namespace, name), ct) is { } raw ? JobViews.Of(raw, world.Metadata.Uid) : null;
}
