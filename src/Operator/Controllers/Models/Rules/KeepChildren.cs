using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Whatever serves, shall serve or takes part in an action has its Deployment and its Service.</summary>
internal static class KeepChildren
{
    public static Turn Apply(Turn turn)
    {
        foreach (var hash in Wanted(turn).Distinct())
        {
            if (turn.World.RevisionObject(hash) is not { } kept)
                continue;
            if (turn.World.Deployment(hash) is null)
                turn = turn.Do(new ApplyDeployment(kept.Revision));
            if (turn.World.RevisionService(hash) is null)
                turn = turn.Do(new ApplyRevisionService(kept.Revision));
        }

        return turn;
    }

    private static IEnumerable<string> Wanted(Turn turn)
    {
        if (turn.Status.Action is { } action)
        {
            yield return action.To;
        }

        if (turn.Status.EffectiveRevision is { } effective)
            yield return effective;
        if (!turn.SpecRefused && turn.Revision(turn.Status.LatestRevision) is { State: not RevisionState.Quarantined } latest)
            yield return latest.Hash;
    }
}
