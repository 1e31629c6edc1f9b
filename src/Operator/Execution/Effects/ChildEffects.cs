using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Execution.Effects;

/// <summary>Effects on the Deployments and Services of revisions.</summary>
internal sealed class ChildEffects(IKubeApi api) : IEffectHandler
{
    public Task? CarryOutAsync(ModelState state, Effect effect, CancellationToken ct) =>
        effect switch
        {
            ApplyDeployment e => ApplyAsync(state, Kinds.Deployments, e.Revision, ChildObjects.Deployment(state.Model, e.Revision), ct),
            ApplyRevisionService e => ApplyAsync(
                state,
                Kinds.Services,
                e.Revision,
                ChildObjects.RevisionService(state.Model, e.Revision),
                ct
            ),
            ScaleDeployment e => api.ScaleAsync(Kinds.Deployments, Key(state, e.Name), e.Replicas, e.Uid, null, ct),
            DeleteChild e => DeleteAsync(state, e, ct),
            _ => null,
        };

    /// <summary>A forced apply takes over any object of that name, so read it first.</summary>
    private async Task ApplyAsync(ModelState state, ResourceKind kind, Revision revision, JsonObject body, CancellationToken ct)
    {
        var key = Key(state, ChildNames.OfRevision(state.Name, revision.Hash));
        if (await api.GetAsync(kind, key, ct) is { } live)
        {
            var meta = ObjectMeta.Of(live);
            if (!meta.IsOwnedBy(state.Metadata.Uid))
                throw ForeignObjectException.Of(kind, key);
            if (meta.IsDeleting)
                throw new StaleViewException($"{kind.Kind} {key} is being deleted; the operator recreates it once it is gone");
        }

        await api.ApplyAsync(kind, key, body, ct);
    }

    private async Task DeleteAsync(ModelState state, DeleteChild effect, CancellationToken ct)
    {
        if (effect.Orphaned && await api.GetAsync(Kinds.ControllerRevisions, Key(state, effect.Name), ct) is { } record)
        {
            throw ObjectMeta.Of(record).IsOwnedBy(state.Metadata.Uid) && RevisionEffects.IsIntact(state, record)
                ? new StaleViewException($"ControllerRevision {effect.Name} exists: {effect.Kind} {effect.Name} has a record")
                : new ForeignObjectException(
                    $"ControllerRevision {effect.Name} was changed: its data, labels or owner differ from what the operator wrote. {effect.Kind} {effect.Name} is kept. Delete the ControllerRevision to let the operator delete the rest of that revision"
                );
        }

        await api.DeleteAsync(KindOf(effect.Kind), Key(state, effect.Name), effect.Uid, null, ct);
    }

    private static ResourceKind KindOf(ChildKind kind) =>
        kind switch
        {
            ChildKind.Deployment => Kinds.Deployments,
            ChildKind.Service => Kinds.Services,
            _ => Kinds.ControllerRevisions,
        };

    private static ObjectKey Key(ModelState state, string name) => new(state.Metadata.Namespace, name);
}
