using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Upkeep;

/// <summary>The serving revision gets the replicas in the spec; the next one gets as many as the serving one has.</summary>
internal static class KeepCapacity
{
    /// <summary>
    /// Runs before any child is created: a child that cannot be created must not keep the serving revision from its capacity. The operator keeps what
    /// a person or an autoscaler set on the child for a while instead of fighting it; condition ScalerConflict names the writer.
    /// </summary>
    public static Turn Serving(Turn turn)
    {
        var wanted = turn.World.Model.Spec.Replicas;
        if (turn.World.Deployment(turn.Status.EffectiveRevision) is not { } serving)
            return turn;
        if (serving.Replicas == wanted)
            return turn.Status.ReplicasReached == wanted ? turn : turn.Change(s => s with { ReplicasReached = wanted });
        if (turn.Status.Action is { Kind: ActionKind.Rollback, Step: not ActionStep.Verify })
            return turn;
        if (ForeignHold.Of(turn, serving) is { } hold)
            return turn.WakeAt(hold.Until);
        return serving.Replicas > wanted && IsTroubled(turn)
            ? turn
            : turn.Do(new ScaleDeployment(serving.Name, serving.Uid, wanted, "spec.replicas"));
    }

    /// <summary>Pods beyond the spec may keep the service up; they are removed once no action or episode is open.</summary>
    public static bool IsTroubled(Turn turn) =>
        turn.Status.Action is not null || OpenEpisodes.Of(turn.World).Any();

    /// <summary>Runs also while a rollback warms up or drains: a newer version that is ready may take over.</summary>
    public static Turn Next(Turn turn)
    {
        if (turn.World.Deployment(ChooseFallback.RevisionOf(turn)) is { } fallback && fallback.Replicas < Capacity.Of(turn))
            turn = turn.Do(new ScaleDeployment(fallback.Name, fallback.Uid, Capacity.Of(turn), "it answers for the serving revision"));
        if (Wanted.Of(turn) is not { } wantedRevision || wantedRevision.Hash == turn.Status.EffectiveRevision)
            return turn;
        // Released from quarantine while its pods drain: they have to be gone before new ones start.
        if (turn.Status.Action is { Kind: ActionKind.Rollback, Step: ActionStep.Drain } rollback && rollback.From == wantedRevision.Hash)
            return turn;
        var capacity = Capacity.Of(turn);
        if (turn.World.Deployment(wantedRevision.Hash) is not { } next)
            return turn;
        return next.Replicas < capacity
            ? turn.Do(new ScaleDeployment(next.Name, next.Uid, capacity, "capacity of the serving revision"))
            : turn.WakeAt(Readiness.NextAt(turn.World, next));
    }
}
