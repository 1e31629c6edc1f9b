using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Upkeep;

/// <summary>The serving revision gets the replicas in the spec; the next one gets as many as the serving one has.</summary>
internal static class ReconcileCapacity
{
    /// <summary>
    /// Runs before any child is created: a child that cannot be created must not keep the serving revision from its capacity. The operator
    /// keeps what a person or an autoscaler set on the child for a while instead of fighting it; condition ScalerConflict names the writer.
    /// </summary>
    public static ReconcilePlan Serving(ReconcilePlan plan)
    {
        var wanted = plan.State.Model.Spec.Replicas;
        if (plan.State.Deployment(plan.Status.EffectiveRevision) is not { } serving)
            return plan;
        if (serving.Replicas == wanted)
            return plan.Status.ReplicasReached == wanted ? plan : plan.Change(s => s with { ReplicasReached = wanted });
        if (plan.Status.Action is { Kind: ActionKind.Rollback, Step: not ActionStep.Verify })
            return plan;
        if (ForeignHold.Of(plan, serving) is { } hold)
            return plan.RequeueAt(hold.Until);
        return serving.Replicas > wanted && IsBusy(plan)
            ? plan
            : plan.WithEffect(new ScaleDeployment(serving.Name, serving.Uid, wanted, "spec.replicas"));
    }

    /// <summary>Pods beyond the spec may keep the service up; they are removed once no action or episode is open.</summary>
    public static bool IsBusy(ReconcilePlan plan) => plan.Status.Action is not null || OpenEpisodes.Of(plan.State).Any();

    /// <summary>Runs also while a rollback warms up or drains: a newer version that is ready may take over.</summary>
    public static ReconcilePlan Next(ReconcilePlan plan)
    {
        if (plan.State.Deployment(ChooseFallback.RevisionOf(plan)) is { } fallback && fallback.Replicas < Capacity.Of(plan))
            plan = plan.WithEffect(
                new ScaleDeployment(fallback.Name, fallback.Uid, Capacity.Of(plan), "it serves instead of the serving revision")
            );
        if (DesiredRevision.Of(plan) is not { } wantedRevision || wantedRevision.Hash == plan.Status.EffectiveRevision)
            return plan;
        // Released from quarantine while its pods drain: they have to be gone before new ones start.
        if (plan.Status.Action is { Kind: ActionKind.Rollback, Step: ActionStep.Drain } rollback && rollback.From == wantedRevision.Hash)
            return plan;
        var capacity = Capacity.Of(plan);
        if (plan.State.Deployment(wantedRevision.Hash) is not { } next)
            return plan;
        return next.Replicas < capacity
            ? plan.WithEffect(new ScaleDeployment(next.Name, next.Uid, capacity, "capacity of the serving revision"))
            : plan.RequeueAt(Readiness.NextAt(plan.State, next));
    }
}
