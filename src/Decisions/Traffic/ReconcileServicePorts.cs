using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Decisions.Traffic;

/// <summary>Ports are not part of a revision: a change of them alone reaches the Service without a rollout.</summary>
internal static class ReconcileServicePorts
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.SpecRefused || plan.IsActing || plan.Status.OverriddenSince is not null)
            return plan;
        if (plan.Status.Circuit is { State: CircuitState.Isolated } or { Replaces: not null })
            return plan;
        if (plan.State.Service is not { } service || plan.Status.EffectiveRevision != plan.State.Latest.Hash)
            return plan;
        return ServicePorts.Same(service.Ports, plan.State.Latest.Ports)
            ? plan
            : plan.WithEffect(new SwitchService(plan.State.Latest.Hash, plan.State.Latest.Ports, service.Uid));
    }
}
