using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Runtime.Api;
using MlOps.Runtime.Events;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.Gathering;

/// <summary>Reads the state of one model: the model and its Service live, everything else from the informers.</summary>
public sealed class ModelGatherer(
    IKubeApi api,
    ClusterView cluster,
    InstanceFilter instance,
    TemplateRefusals refusals,
    EffectRefusals refusedEffects,
    TrainingGatherer training,
    ILeadership leadership,
    IEventRecorder events,
    TimeProvider time
)
{
    /// <returns>The state, or null when the model is gone, going, another operator's, or none at all.</returns>
    public async Task<ModelState?> GatherAsync(ObjectKey key, CancellationToken ct)
    {
        var raw = await StoredObject.GetAsync(api, ResourceKinds.ModelDeployments, key, events, ct);
        if (raw is null || ObjectMeta.Of(raw).IsDeleting || !instance.Matches(ObjectMeta.Of(raw).Labels))
            return null;
        if (StoredObject.Read<ModelDeployment>(raw, ResourceKinds.ModelDeployments, events) is not { } model)
            return null;
        var deployments = cluster.DeploymentsOf(key, model.Metadata.Uid);
        var service = await api.GetAsync(Kinds.Services, key, ct);
        return await training.GatherAsync(
            new ModelState
            {
                Now = UnixTime.Milliseconds(time.GetUtcNow()),
                Model = model,
                Raw = raw,
                Latest = Revision.Of(raw),
                SpecErrors = [.. Validation.Check(model).Select(e => $"{e.Field}: {e.Message}"), .. refusals.Of(model)],
                Revisions = cluster.RevisionsOf(key, model.Metadata.Uid),
                Deployments = deployments,
                RevisionServices = cluster.RevisionServicesOf(key, model.Metadata.Uid),
                Service = service is null ? null : Views.Service(service, model.Metadata.Uid),
                Fallback = await FallbackGatherer.GatherAsync(api, model, ct),
                Pods = cluster.PodsOf(key, deployments),
                Policies = cluster.PoliciesOf(key),
                DriftPolicies = cluster.DriftPoliciesOf(key),
                Refused = refusedEffects.Of(model.Metadata.Uid, model.Metadata.Generation),
                RefusedUntil = refusals.Until(model),
                Others = OthersGatherer.Gather(cluster, key, model),
                Term = leadership.Term,
            },
            ct
        );
    }
}
