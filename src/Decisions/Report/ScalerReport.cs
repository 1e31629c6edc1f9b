using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Decisions.Upkeep;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report;

/// <summary>Reports another writer that sets the number of pods of the serving revision.</summary>
internal static class ScalerReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        var wanted = turn.World.Model.Spec.Replicas;
        if (turn.World.Deployment(turn.Status.EffectiveRevision) is not { } serving || serving.Replicas == wanted)
            return None();
        if (serving.ScaledBy is not { } other)
            return serving.Replicas > wanted && KeepCapacity.IsTroubled(turn)
                ? (WellKnown.ScalerConflict, true, "PodsKept", $"Deployment {serving.Name} keeps its {serving.Replicas} pods though spec.replicas is {wanted}: {Trouble(turn)}. The operator removes pods once that is over")
                : None();
        return (WellKnown.ScalerConflict, true, "ScaledByAnother", $"{other.Manager} set Deployment {serving.Name} to {serving.Replicas}; spec.replicas is {wanted}. {Standing(ForeignHold.Of(turn, serving))}. Scale the model instead: kubectl -n {turn.World.Metadata.Namespace} scale mdl/{turn.World.Name} --replicas={serving.Replicas}, or let an HPA target it");
    }

    private static (string Type, bool? Status, string Reason, string Message) None() =>
        (WellKnown.ScalerConflict, false, "NoConflict", "No other writer sets the number of pods");

    private static string Trouble(Turn turn) =>
        turn.Status.Action is { } action ? $"{action.Kind} {action.Id} is under way"
        : OpenEpisodes.Of(turn.World).FirstOrDefault() is { } policy ? $"episode {policy.Status!.Episode!.Number} of policy {policy.Metadata.Name} is open"
        : "an action or an episode has just ended";

    private static string Standing(ForeignHold? hold) => hold switch
    {
        { Until: { } until } => $"The operator keeps that until {until:yyyy-MM-dd HH:mm:ss}Z (humanGraceSeconds)",
        { Until: null } => "The operator keeps that until spec.replicas changes, because this writer would set it again",
        null => "The operator resets it once no action or episode needs the pods",
    };
}
