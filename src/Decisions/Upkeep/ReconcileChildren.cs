using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Decisions.Traffic;

namespace MlOps.Decisions.Upkeep;

/// <summary>Every revision that serves, should serve or takes part in an action has its Deployment and its Service.</summary>
internal static class ReconcileChildren
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        foreach (var hash in Needed(plan).Distinct())
        {
            if (plan.State.RevisionObject(hash) is not { } kept)
                continue;
            if (plan.State.Deployment(hash) is null)
                plan = plan.WithEffect(new ApplyDeployment(kept.Revision));
            if (plan.State.RevisionService(hash) is not { } service)
                plan = plan.WithEffect(new ApplyRevisionService(kept.Revision));
            else if (
                hash == plan.State.Latest.Hash
                && service.Ports.Count > 0
                && !ServicePorts.Same(service.Ports, plan.State.Latest.Ports)
                && !plan.SpecRefused
            )
                plan = plan.WithEffect(new ApplyRevisionService(plan.State.Latest));
        }

        return plan;
    }

    private static IEnumerable<string> Needed(ReconcilePlan plan)
    {
        if (plan.Status.Action is { } action)
        {
            yield return action.To;
        }

        if (plan.Status.EffectiveRevision is { } effective)
            yield return effective;
        if (DesiredRevision.Of(plan) is { } next)
            yield return next.Hash;
        if (ChooseFallback.RevisionOf(plan) is { } fallback)
            yield return fallback;
    }
}
