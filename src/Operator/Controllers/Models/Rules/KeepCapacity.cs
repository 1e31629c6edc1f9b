using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Actions.Circuit;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>The serving revision has what the spec asks for; the next one gets what the serving one has.</summary>
internal static class KeepCapacity
{
    /// <summary>
    /// Before any child is made: one that cannot be made must not keep what serves from its capacity. What a person or an autoscaler set on
    /// the child stays for a while, so that nobody is fought; condition ScalerConflict names the other writer.
    /// </summary>
    public static Turn Serving(Turn turn)
    {
        if (turn.Status.Action is { Kind: ActionKind.Rollback, Step: not ActionStep.Verify })
            return turn;
        var wanted = turn.World.Model.Spec.Replicas;
        if (turn.World.Deployment(turn.Status.EffectiveRevision) is not { } serving || serving.Replicas == wanted)
            return turn;
        if (HonouredUntil(turn, serving) is { } until && turn.Now < until)
            return turn.WakeAt(until);
        return serving.Replicas > wanted && turn.World.Policies.Any(p => p.Status?.Episode is { State: EpisodeState.Open })
            ? turn
            : turn.Do(new ScaleDeployment(serving.Name, serving.Uid, wanted, "spec.replicas"));
    }

    /// <summary>Until when a foreign number of pods is left alone; null where it is the operator's own.</summary>
    public static DateTimeOffset? HonouredUntil(Turn turn, ChildDeployment serving) =>
        serving.ScaledBy?.At.AddSeconds(turn.World.Model.Spec.HumanGraceSeconds);

    /// <summary>Also while a rollback warms up or drains: a newer version that is ready may take its place.</summary>
    public static Turn Next(Turn turn)
    {
        if (turn.World.Deployment(ChooseFallback.RevisionOf(turn)) is { } fallback && fallback.Replicas < Capacity.Of(turn))
            turn = turn.Do(new ScaleDeployment(fallback.Name, fallback.Uid, Capacity.Of(turn), "it answers for the serving revision"));
        if (Wanted.Of(turn) is not { } wantedRevision || wantedRevision.Hash == turn.Status.EffectiveRevision)
            return turn;
        var capacity = Capacity.Of(turn);
        return turn.World.Deployment(wantedRevision.Hash) is { } next && next.Replicas < capacity
            ? turn.Do(new ScaleDeployment(next.Name, next.Uid, capacity, "capacity of the serving revision"))
            : turn;
    }
}
