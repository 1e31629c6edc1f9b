using MlOps.Decisions.Actions;
using MlOps.Decisions.Actions.Shared;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Runtime.Informers;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Queues;

namespace MlOps.Operator.Hosting;

/// <summary>
/// Turns changes into keys: whose reconcile has to look again when something changed. Closed until somebody takes them: in a standby keys
/// of objects that came and went would pile up, and each cost a read at the takeover.
/// </summary>
public sealed class Queues : IDisposable
{
    private readonly ClusterView _view;
    private volatile bool _isOpen;

    public Queues(ClusterView view, PolicyMemories memories, TimeProvider time, QueueMetrics metrics, ILogger<Queues> logger)
    {
        _view = view;
        Models = new WorkQueue<ObjectKey>("modeldeployment", time, null, metrics);
        Slo = new WorkQueue<ObjectKey>("slopolicy", time, null, metrics);
        Drift = new WorkQueue<ObjectKey>("driftpolicy", time, null, metrics);

        var watched = ActionList.All.SelectMany(a => a.Watches).ToHashSet();
        view.Models.Changed += c =>
        {
            Report(logger, "ModelDeployment", c);
            Add(Models, c.Key);
            if (c.Old is null || c.New is null || TrafficChanged(c.Old.Entity.Status, c.New.Entity.Status))
                WakePolicies(c.Key);
        };
        view.Policies.Changed += c =>
        {
            Report(logger, "SloPolicy", c);
            if (IsEdited(c))
                Add(Slo, c.Key);
            if (c.New is null && c.Old is { } gone)
                memories.Forget(gone.Entity.Metadata.Uid);
            if (watched.Contains(WatchedKind.SloPolicy) && PolicyNews.ForModel(c.Old?.Entity, c.New?.Entity))
                AddModels(c.Old?.Entity, c.New?.Entity);
        };
        view.DriftPolicies.Changed += c =>
        {
            if (IsEdited(c))
                Add(Drift, c.Key);
            if (watched.Contains(WatchedKind.DriftPolicy) && PolicyNews.ForModel(c.Old?.Entity, c.New?.Entity))
                AddModels(c.Old?.Entity, c.New?.Entity);
        };
        view.Revisions.Changed += c => AddOwner(c);
        view.Deployments.Changed += c => AddOwner(c);
        view.Services.Changed += c => AddOwner(c);
        view.Pods.Changed += c => AddOwner(c);
        if (watched.Contains(WatchedKind.Job))
            view.Jobs.Changed += c => AddOwner(c);
    }

    public WorkQueue<ObjectKey> Models { get; }

    public WorkQueue<ObjectKey> Slo { get; }

    public WorkQueue<ObjectKey> Drift { get; }

    /// <summary>Lets keys in, and first those of all that is there. What changes meanwhile comes twice at most.</summary>
    public void Open()
    {
        _isOpen = true;
        AddAll(Models, _view.Models, m => KeyOf(m.Metadata));
        AddAll(Slo, _view.Policies, p => KeyOf(p.Metadata));
        AddAll(Drift, _view.DriftPolicies, p => KeyOf(p.Metadata));
    }

    public void Dispose()
    {
        Models.Dispose();
        Slo.Dispose();
        Drift.Dispose();
    }

    /// <summary>A policy's own status is no news to it.</summary>
    private static bool IsEdited<T>(InformerChange<Observed<T>> c)
        where T : class, IPolicy =>
        c.Undecodable is not null
        || c.Old?.Entity.Metadata.Generation != c.New?.Entity.Metadata.Generation
        || c.Old?.Entity.Metadata.Uid != c.New?.Entity.Metadata.Uid;

    private static ObjectKey ModelOf(IPolicy policy) => new(policy.Metadata.Namespace, policy.ModelRef.Name);

    /// <summary>Whether a policy has something new to judge: other traffic, or another step of an action.</summary>
    private static bool TrafficChanged(ModelDeploymentStatus? before, ModelDeploymentStatus? after) =>
        before?.EffectiveRevision != after?.EffectiveRevision
        || before?.Action?.Step != after?.Action?.Step
        || before?.Action?.Id != after?.Action?.Id;

    private static void Report<T>(ILogger logger, string kind, InformerChange<T> change)
        where T : class
    {
        if (change.Undecodable is { } reason)
            HostLog.Undecodable(logger, kind, change.Key.ToString(), reason);
    }

    private void AddOwner<T>(InformerChange<Owned<T>> change)
        where T : class
    {
        // Both: to the owner that lost it something is missing.
        if (change.Old is { Model.Name.Length: > 0 } before)
            Add(Models, before.Model);
        if (change.New is { Model.Name.Length: > 0 } owned)
            Add(Models, owned.Model);
    }

    private void AddModels(IPolicy? before, IPolicy? after)
    {
        if (before is not null)
            Add(Models, ModelOf(before));
        if (after is not null)
            Add(Models, ModelOf(after));
    }

    private void Add(WorkQueue<ObjectKey> queue, ObjectKey key)
    {
        if (_isOpen)
            queue.Add(key);
    }

    private static void AddAll<T>(WorkQueue<ObjectKey> queue, IInformer<Observed<T>> informer, Func<T, ObjectKey> key)
        where T : class
    {
        foreach (var observed in informer.List())
            queue.Add(key(observed.Entity));
        foreach (var undecodable in informer.Undecodable.Keys)
            queue.Add(undecodable);
    }

    private static ObjectKey KeyOf(ResourceMetadata metadata) => new(metadata.Namespace, metadata.Name);

    private void WakePolicies(ObjectKey model)
    {
        foreach (var policy in _view.PoliciesOf(model))
            Add(Slo, KeyOf(policy.Metadata));
        foreach (var policy in _view.DriftPolicies.ListOf(model))
            Add(Drift, KeyOf(policy.Entity.Metadata));
    }
}
