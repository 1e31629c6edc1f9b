using MlOps.Decisions.Annotations;
using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Traffic;

/// <summary>Records what a pin means and when a revision became the wanted one: a release or the end of a pin may select an old revision again.</summary>
internal static class ObserveWanted
{
    public static Turn Apply(Turn turn)
    {
        turn = turn.Change(s => s with { Pin = Pin.Remembered(turn.World) });
        var wanted = Wanted.Of(turn)?.Hash;
        return wanted == turn.Status.WantedRevision && (wanted is null || turn.Status.WantedSince is not null)
            ? turn
            : turn.Change(s => s with { WantedRevision = wanted, WantedSince = wanted is null ? null : turn.Now });
    }
}
