using MlOps.Decisions.Plan;
using MlOps.Decisions.State;

namespace MlOps.Decisions.Traffic;

/// <summary>A spec that breaks a rule is not acted on; what serves goes on serving, and an action in progress ends by its intent.</summary>
internal static class CheckSpec
{
    public static Turn Apply(Turn turn)
    {
        // A quota may have been raised meanwhile; nothing else triggers a retry.
        turn = turn.WakeAt(turn.World.RefusedUntil);
        return turn with { SpecRefused = Refuses(turn.World) };
    }

    public static bool Refuses(ModelWorld world) => world.SpecErrors.Count > 0 || world.Service is { Owned: false, Adoptable: false };
}
