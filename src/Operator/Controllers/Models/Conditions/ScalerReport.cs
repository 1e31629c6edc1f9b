using MlOps.Entities.Common;
using MlOps.Operator.Controllers.Models.Rules;

namespace MlOps.Operator.Controllers.Models.Conditions;

/// <summary>Reports another writer that sets the number of pods of the serving revision.</summary>
internal static class ScalerReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        var wanted = turn.World.Model.Spec.Replicas;
        if (turn.World.Deployment(turn.Status.EffectiveRevision) is not { ScaledBy: { } other } serving || serving.Replicas == wanted)
            return (WellKnown.ScalerConflict, false, "NoConflict", "No other writer sets the number of pods");
        return (WellKnown.ScalerConflict, true, "ScaledByAnother", $"{other.Manager} set Deployment {serving.Name} to {serving.Replicas}; spec.replicas is {wanted}. {Standing(ForeignHold.Of(turn, serving))}. Scale the model instead: kubectl -n {turn.World.Metadata.Namespace} scale mdl/{turn.World.Name} --replicas={serving.Replicas}, or let an HPA target it");
    }

    private static string Standing(ForeignHold? hold) => hold switch
    {
        { Until: { } until } => $"The operator keeps that until {until:yyyy-MM-dd HH:mm:ss}Z (humanGraceSeconds)",
        { Until: null } => "The operator keeps that until spec.replicas changes, because this writer would set it again",
        null => "The operator resets it once no action or episode needs the pods",
    };
}
