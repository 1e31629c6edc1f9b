using MlOps.Decisions.Checks;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Decisions.Upkeep;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report;

/// <summary>Reports another writer that sets the number of pods of the serving revision.</summary>
internal static class ScalerCondition
{
    public static Condition Of(ReconcilePlan plan)
    {
        var wanted = plan.State.Model.Spec.Replicas;
        if (plan.State.Deployment(plan.Status.EffectiveRevision) is not { } serving || serving.Replicas == wanted)
            return None();
        if (serving.ScaledBy is not { } other)
            return serving.Replicas > wanted && ReconcileCapacity.IsBusy(plan)
                ? new(
                    WellKnown.ScalerConflict,
                    true,
                    Reasons.PodsKept,
                    $"Deployment {serving.Name} keeps its {serving.Replicas} pods although spec.replicas is {wanted}: {Trouble(plan)}. The operator scales down once that is over"
                )
                : None();
        return new(
            WellKnown.ScalerConflict,
            true,
            Reasons.ScaledByAnother,
            $"{other.Manager} set Deployment {serving.Name} to {serving.Replicas}; spec.replicas is {wanted}. {Standing(ForeignHold.Of(plan, serving))}. Scale the model instead: kubectl -n {plan.State.Metadata.Namespace} scale mdl/{plan.State.Name} --replicas={serving.Replicas}, or let an HPA target it"
        );
    }

    private static Condition None() => new(WellKnown.ScalerConflict, false, Reasons.NoConflict, "No other writer sets the number of pods");

    private static string Trouble(ReconcilePlan plan) =>
        plan.Status.Action is { } action ? $"{action.Kind} {action.Id} is in progress"
        : OpenEpisodes.Of(plan.State).FirstOrDefault() is { } policy
            ? $"episode {policy.Status!.Episode!.Number} of policy {policy.Metadata.Name} is open"
        : "an action or an episode has just ended";

    private static string Standing(ForeignHold? hold) =>
        hold switch
        {
            { Until: { } until } => $"The operator keeps that until {TimeText.Of(until)} (humanGraceSeconds)",
            { Until: null } => "The operator keeps that until spec.replicas changes, because this writer would set it again",
            null => "The operator resets it once no action or episode needs the pods",
        };
}
