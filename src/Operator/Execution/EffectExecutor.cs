using System.Text.Json.Nodes;
using MlOps.Decisions.Bodies;
using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Execution;

/// <summary>
/// Carries out one effect: reads the model and the target live, checks that both are still what the decision was made for,
/// and writes once, with preconditions.
/// </summary>
public sealed class EffectExecutor(IKubeApi api)
{
    /// <exception cref="StaleViewException">The world has moved on: gather and decide again.</exception>
    /// <exception cref="ApiException">The API server refused or could not be reached.</exception>
    public async Task ExecuteAsync(ModelWorld world, Effect effect, CancellationToken ct)
    {
        await CheckModelAsync(world, ct);
        try
        {
            await CarryOutAsync(world, effect, ct);
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.NotFound)
        {
            // The garbage collector or a person was faster than our view of the world.
            throw new StaleViewException($"{effect.Describe()}: {e.Message}");
        }
    }

    private async Task CarryOutAsync(ModelWorld world, Effect effect, CancellationToken ct) =>
        await (effect switch
        {
            RecordRevision e => RecordAsync(world, e.Revision, ct),
            AnnotateRevision e => AnnotateAsync(world, e, ct),
            ApplyDeployment e => ApplyAsync(world, Kinds.Deployments, e.Revision, ChildObjects.Deployment(world.Model, e.Revision), ct),
            ApplyRevisionService e => ApplyAsync(world, Kinds.Services, e.Revision, ChildObjects.RevisionService(world.Model, e.Revision), ct),
            PointService e => new ServicePointer(api).PointAsync(world, e, ct),
            ScaleDeployment e => api.ScaleAsync(Kinds.Deployments, Key(world, e.Name), e.Replicas, e.Uid, null, ct),
            CreateJob e => CreateJobAsync(world, e, ct),
            DeleteChild e => DeleteAsync(world, e, ct),
            _ => throw new InvalidOperationException($"no way to carry out {effect.GetType().Name}"),
        });

    /// <summary>A decision made for another version of the model, or for one that is gone, has no effect.</summary>
    private async Task CheckModelAsync(ModelWorld world, CancellationToken ct)
    {
        var live = await api.GetAsync(ResourceKinds.ModelDeployments, Key(world, world.Name), ct);
        if (live is null || ObjectMeta.Of(live).ResourceVersion != world.Metadata.ResourceVersion)
            throw new StaleViewException($"ModelDeployment {world.Metadata.Namespace}/{world.Name} changed since it was read");
    }

    /// <summary>A forced apply takes over any object of that name, so read it first.</summary>
    private async Task ApplyAsync(ModelWorld world, ResourceKind kind, Revision revision, JsonObject body, CancellationToken ct)
    {
        var key = Key(world, ChildNames.OfRevision(world.Name, revision.Hash));
        if (await api.GetAsync(kind, key, ct) is { } live)
        {
            var meta = ObjectMeta.Of(live);
            if (!meta.IsOwnedBy(world.Metadata.Uid))
                throw ForeignObjectException.Of(kind, key);
            if (meta.IsDeleting)
                throw new StaleViewException($"{kind.Kind} {key} is being deleted; the operator recreates it once it is gone");
        }

        await api.ApplyAsync(kind, key, body, ct);
    }

    private async Task RecordAsync(ModelWorld world, Revision revision, CancellationToken ct)
    {
        await api.CreateAsync(Kinds.Deployments, world.Metadata.Namespace, DryRunDeployment(world, revision), true, ct);
        var sequence = world.Revisions.Count == 0 ? 1 : world.Revisions.Count + world.Metadata.Generation;
        try
        {
            await api.CreateAsync(Kinds.ControllerRevisions, world.Metadata.Namespace, ChildObjects.ControllerRevision(world.Model, revision, sequence), ct);
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.AlreadyExists)
        {
            await CheckRecordAsync(world, revision, ct);
        }
    }

    /// <summary>A record that our cache does not show yet is fine. One that it never shows would be recreated every second.</summary>
    private async Task CheckRecordAsync(ModelWorld world, Revision revision, CancellationToken ct)
    {
        var key = Key(world, ChildNames.OfRevision(world.Name, revision.Hash));
        var live = await api.GetAsync(Kinds.ControllerRevisions, key, ct) ?? throw new StaleViewException($"ControllerRevision {key} disappeared before the operator could read it");
        var meta = ObjectMeta.Of(live);
        if (!meta.IsOwnedBy(world.Metadata.Uid))
            throw ForeignObjectException.Of(Kinds.ControllerRevisions, key);
        if (!IsIntact(world, live))
            throw new ForeignObjectException($"ControllerRevision {key.Name} was changed: its data or labels are not those of revision {revision.Hash}, so nothing runs from it. Delete it, and the operator records the revision again");
    }

    private async Task DeleteAsync(ModelWorld world, DeleteChild effect, CancellationToken ct)
    {
        if (effect.Orphaned && await api.GetAsync(Kinds.ControllerRevisions, Key(world, effect.Name), ct) is { } record)
        {
            throw ObjectMeta.Of(record).IsOwnedBy(world.Metadata.Uid) && IsIntact(world, record)
                ? new StaleViewException($"ControllerRevision {effect.Name} exists: {effect.Kind} {effect.Name} has a record")
                : new ForeignObjectException($"ControllerRevision {effect.Name} was changed: its data, labels or owner are not those that the operator wrote. {effect.Kind} {effect.Name} is left alone. Delete the ControllerRevision, and the operator deletes what is left of that revision");
        }

        await api.DeleteAsync(KindOf(effect.Kind), Key(world, effect.Name), effect.Uid, null, ct);
    }

    private static ResourceKind KindOf(ChildKind kind) => kind switch
    {
        ChildKind.Deployment => Kinds.Deployments,
        ChildKind.Service => Kinds.Services,
        _ => Kinds.ControllerRevisions,
    };

    /// <summary>Whether the informer shows this record: its labels find it, and its data are those that its name promises.</summary>
    private static bool IsIntact(ModelWorld world, JsonObject record) =>
        ObjectMeta.Of(record).Labels.GetValueOrDefault(WellKnown.ModelLabel) == world.Name
        && Views.Revision(record) is { } view && ChildNames.OfRevision(world.Name, view.Revision.Hash) == ObjectMeta.Of(record).Name;

    /// <summary>A Job of this name is either this very training, made before a crash, or somebody else's, which the next look shows.</summary>
    private async Task CreateJobAsync(ModelWorld world, CreateJob effect, CancellationToken ct)
    {
        try
        {
            await api.CreateAsync(Kinds.Jobs, world.Metadata.Namespace, effect.Body, ct);
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.AlreadyExists)
        {
            throw new StaleViewException($"{effect.Describe()}: {e.Message}");
        }
    }

    /// <summary>Under another name, so that a Deployment left from the same revision is not in the way of the check.</summary>
    private static JsonObject DryRunDeployment(ModelWorld world, Revision revision)
    {
        var body = ChildObjects.Deployment(world.Model, revision);
        body["metadata"]!["name"] = ChildNames.OfRevision(world.Name, revision.Hash) + "-check";
        return body;
    }

    private async Task AnnotateAsync(ModelWorld world, AnnotateRevision effect, CancellationToken ct)
    {
        var annotations = new JsonObject();
        foreach (var (name, value) in effect.Annotations)
            annotations[name] = value;
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["uid"] = effect.Uid, ["annotations"] = annotations } };
        await api.MergePatchAsync(Kinds.ControllerRevisions, Key(world, effect.Name), patch, ct);
    }

    private static ObjectKey Key(ModelWorld world, string name) => new(world.Metadata.Namespace, name);
}
