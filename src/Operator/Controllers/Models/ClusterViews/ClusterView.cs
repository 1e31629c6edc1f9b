using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Runtime.Informers;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>The informers that both controllers read from.</summary>
public sealed record ClusterView(
    IInformer<Observed<ModelDeployment>> Models,
    IInformer<Observed<SloPolicy>> Policies,
    IInformer<Observed<DriftPolicy>> DriftPolicies,
    IInformer<Owned<RevisionObject>> Revisions,
    IInformer<Owned<ChildDeployment>> Deployments,
    IInformer<Owned<RevisionServiceView>> Services,
    IInformer<Owned<PodView>> Pods,
    IInformer<Owned<TrainingJob>> Jobs
)
{
    /// <summary>
    /// The children of this object, without those of a predecessor of the same name and without copies that a person made.
    /// </summary>
    public static IReadOnlyList<T> Of<T>(IInformer<Owned<T>> informer, ObjectKey model, string uid)
        where T : class => [.. informer.ListOf(model).Where(o => o.Owners.Contains(uid)).Select(o => o.View).OfType<T>()];

    /// <summary>
    /// A person's copy may have the same owner, but never the same name. Two records of one hash would make the status invalid.
    /// </summary>
    public IReadOnlyList<RevisionObject> RevisionsOf(ObjectKey model, string uid) =>
        [.. Of(Revisions, model, uid).Where(r => r.Name == ChildNames.OfRevision(model.Name, r.Revision.Hash))];

    public IReadOnlyList<ChildDeployment> DeploymentsOf(ObjectKey model, string uid) =>
        [.. Of(Deployments, model, uid).Where(d => d.Name == ChildNames.OfRevision(model.Name, d.Hash))];

    public IReadOnlyList<RevisionServiceView> RevisionServicesOf(ObjectKey model, string uid) =>
        [.. Of(Services, model, uid).Where(s => s.Hash is not null && s.Name == ChildNames.OfRevision(model.Name, s.Hash))];

    /// <summary>ReplicaSets own the pods, so the labels select them, and only if the Deployment is ours.</summary>
    public IReadOnlyList<PodView> PodsOf(ObjectKey model, IReadOnlyList<ChildDeployment> deployments) =>
        [.. Pods.ListOf(model).Select(o => o.View).OfType<PodView>().Where(p => deployments.Any(d => d.Hash == p.Hash))];

    public IReadOnlyList<SloPolicy> PoliciesOf(ObjectKey model) =>
        [.. Policies.ListOf(model).Select(p => p.Entity).OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)];

    public IReadOnlyList<DriftPolicy> DriftPoliciesOf(ObjectKey model) =>
        [.. DriftPolicies.ListOf(model).Select(p => p.Entity).OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)];

    public Task WaitForSyncAsync(CancellationToken ct) =>
        Task.WhenAll(
            Models.WaitForSyncAsync(ct),
            Policies.WaitForSyncAsync(ct),
            DriftPolicies.WaitForSyncAsync(ct),
            Revisions.WaitForSyncAsync(ct),
            Deployments.WaitForSyncAsync(ct),
            Services.WaitForSyncAsync(ct),
            Pods.WaitForSyncAsync(ct),
            Jobs.WaitForSyncAsync(ct)
        );
}
