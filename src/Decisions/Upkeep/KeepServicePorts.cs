using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Decisions.Upkeep;

/// <summary>Ports are not part of a revision: a change of them alone reaches the Service without a rollout.</summary>
internal static class KeepServicePorts
{
    public static Turn Apply(Turn turn)
    {
        if (turn.SpecRefused || turn.IsActing || turn.Status.OverriddenSince is not null)
            return turn;
        if (turn.Status.Circuit is { State: CircuitState.Isolated } or { Replaces: not null })
            return turn;
        if (turn.World.Service is not { } service || turn.Status.EffectiveRevision != turn.World.Latest.Hash)
            return turn;
        return ServicePorts.Same(service.Ports, turn.World.Latest.Ports)
            ? turn
            : turn.Do(new PointService(turn.World.Latest.Hash, turn.World.Latest.Ports, service.Uid));
    }
}
