using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Upkeep;

/// <summary>Whatever serves, shall serve or takes part in an action has its Deployment and its Service.</summary>
internal static class KeepChildren
{
    public static Turn Apply(Turn turn)
    {
        foreach (var hash in Needed(turn).Distinct())
        {
            if (turn.World.RevisionObject(hash) is not { } kept)
                continue;
            if (turn.World.Deployment(hash) is null)
                turn = turn.Do(new ApplyDeployment(kept.Revision));
            if (turn.World.RevisionService(hash) is not { } service)
                turn = turn.Do(new ApplyRevisionService(kept.Revision));
            else if (hash == turn.World.Latest.Hash && service.Ports.Count > 0 && !ServicePorts.Same(service.Ports, turn.World.Latest.Ports) && !turn.SpecRefused)
                turn = turn.Do(new ApplyRevisionService(turn.World.Latest));
        }

        return turn;
    }

    private static IEnumerable<string> Needed(Turn turn)
    {
        if (turn.Status.Action is { } action)
        {
            yield return action.To;
        }

        if (turn.Status.EffectiveRevision is { } effective)
            yield return effective;
        if (Wanted.Of(turn) is { } next)
            yield return next.Hash;
        if (ChooseFallback.RevisionOf(turn) is { } fallback)
            yield return fallback;
    }
}
