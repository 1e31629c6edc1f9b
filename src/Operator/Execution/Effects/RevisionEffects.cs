using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Execution.Effects;

/// <summary>Effects on the ControllerRevisions that keep a model's revisions.</summary>
internal sealed class RevisionEffects(IKubeApi api) : IEffectHandler
{
    public Task? CarryOutAsync(ModelState state, Effect effect, CancellationToken ct) =>
        effect switch
        {
            RecordRevision e => RecordAsync(state, e.Revision, ct),
            AnnotateRevision e => AnnotateAsync(state, e, ct),
            _ => null,
        };

    /// <summary>Whether the informer shows this record: its labels find it, and its data are those that its name promises.</summary>
    public static bool IsIntact(ModelState state, JsonObject record) =>
        ObjectMeta.Of(record).Labels.GetValueOrDefault(WellKnown.ModelLabel) == state.Name
        && Views.Revision(record) is { } view
        && ChildNames.OfRevision(state.Name, view.Revision.Hash) == ObjectMeta.Of(record).Name;

    private async Task RecordAsync(ModelState state, Revision revision, CancellationToken ct)
    {
        await api.CreateAsync(Kinds.Deployments, state.Metadata.Namespace, DryRunDeployment(state, revision), true, ct);
        var sequence = state.Revisions.Count == 0 ? 1 : state.Revisions.Count + state.Metadata.Generation;
        try
        {
            await api.CreateAsync(
                Kinds.ControllerRevisions,
                state.Metadata.Namespace,
                ChildObjects.ControllerRevision(state.Model, revision, sequence),
                ct
            );
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.AlreadyExists)
        {
            await CheckRecordAsync(state, revision, ct);
        }
    }

    /// <summary>A record that our cache does not show yet is fine. One that it never shows would be recreated every second.</summary>
    private async Task CheckRecordAsync(ModelState state, Revision revision, CancellationToken ct)
    {
        var key = Key(state, ChildNames.OfRevision(state.Name, revision.Hash));
        var live =
            await api.GetAsync(Kinds.ControllerRevisions, key, ct)
            ?? throw new StaleViewException($"ControllerRevision {key} disappeared before the operator could read it");
        var meta = ObjectMeta.Of(live);
        if (!meta.IsOwnedBy(state.Metadata.Uid))
            throw ForeignObjectException.Of(Kinds.ControllerRevisions, key);
        if (!IsIntact(state, live))
            throw new ForeignObjectException(
                $"ControllerRevision {key.Name} was changed: its data or labels are not those of revision {revision.Hash}, so the operator does not use it. Delete it to let the operator record the revision again"
            );
    }

    /// <summary>Under another name, so that a Deployment left from the same revision is not in the way of the check.</summary>
    private static JsonObject DryRunDeployment(ModelState state, Revision revision)
    {
        var body = ChildObjects.Deployment(state.Model, revision);
        body["metadata"]!["name"] = ChildNames.OfRevision(state.Name, revision.Hash) + "-check";
        return body;
    }

    private async Task AnnotateAsync(ModelState state, AnnotateRevision effect, CancellationToken ct)
    {
        var annotations = new JsonObject();
        foreach (var (name, value) in effect.Annotations)
            annotations[name] = value;
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = effect.Uid, ["annotations"] = annotations },
        };
        await api.MergePatchAsync(Kinds.ControllerRevisions, Key(state, effect.Name), patch, ct);
    }

    private static ObjectKey Key(ModelState state, string name) => new(state.Metadata.Namespace, name);
}
