using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Circuit;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models.World;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Forgets the oldest retired revisions beyond the history limit: Deployment and Service first, the record last.</summary>
internal static class PruneRevisions
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status.Action is not null || turn.SpecRefused)
            return turn;
        var fallback = ChooseFallback.RevisionOf(turn);
        var beyond = turn.Status.Revisions
            .Where(r => r.State == RevisionState.Retired && r.Hash != turn.Status.EffectiveRevision && r.Hash != turn.Status.LatestRevision && r.Hash != fallback)
            .OrderByDescending(r => r.PromotedAt ?? r.CreatedAt)
            .Skip(turn.World.Model.Spec.RevisionHistoryLimit);
        return beyond.Aggregate(turn, (t, r) => t.World.RevisionObject(r.Hash) is { } kept ? Delete(t, kept) : t);
    }

    private static Turn Delete(Turn turn, RevisionObject kept)
    {
        var hash = kept.Revision.Hash;
        if (turn.World.Deployment(hash) is { } deployment)
            return turn.Do(new DeleteChild(Kinds.Deployments, deployment.Name, deployment.Uid));
        if (turn.World.RevisionService(hash) is { } service)
            return turn.Do(new DeleteChild(Kinds.Services, service.Name, service.Uid));
        return turn.Do(new DeleteChild(Kinds.ControllerRevisions, kept.Name, kept.Uid));
    }
}
