using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models.World;
using MlOps.Runtime.Api;
using MlOps.Runtime.Watching;

namespace MlOps.Operator.Controllers.Models.Gathering;

/// <summary>The informers that both controllers read from.</summary>
public sealed record ClusterView(
    IInformer<Observed<ModelDeployment>> Models,
    IInformer<Observed<SloPolicy>> Policies,
    IInformer<Observed<DriftPolicy>> DriftPolicies,
    IInformer<Owned<RevisionObject>> Revisions,
    IInformer<Owned<ChildDeployment>> Deployments,
    IInformer<Owned<RevisionServiceView>> Services,
    IInformer<Owned<PodView>> Pods,
    IInformer<Owned<TrainingJob>> Jobs)
{
    public static IReadOnlyList<T> Of<T>(IInformer<Owned<T>> informer, ObjectKey model)
        where T : class =>
        [.. informer.List(model.Namespace).Where(o => o.Model == model).Select(o => o.View).OfType<T>()];

    public IReadOnlyList<SloPolicy> PoliciesOf(ObjectKey model) =>
        [.. Policies.List(model.Namespace).Select(p => p.Entity).Where(p => p.Spec.ModelRef.Name == model.Name).OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)];

    public IReadOnlyList<DriftPolicy> DriftPoliciesOf(ObjectKey model) =>
        [.. DriftPolicies.List(model.Namespace).Select(p => p.Entity).Where(p => p.Spec.ModelRef.Name == model.Name).OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)];

    public Task WaitForSyncAsync(CancellationToken ct) => Task.WhenAll(
        Models.WaitForSyncAsync(ct), Policies.WaitForSyncAsync(ct), DriftPolicies.WaitForSyncAsync(ct), Revisions.WaitForSyncAsync(ct),
        Deployments.WaitForSyncAsync(ct), Services.WaitForSyncAsync(ct), Pods.WaitForSyncAsync(ct), Jobs.WaitForSyncAsync(ct));
}
