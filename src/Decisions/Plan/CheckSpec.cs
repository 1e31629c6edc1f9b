using MlOps.Decisions.State;

namespace MlOps.Decisions.Plan;

/// <summary>A spec that breaks a rule is not acted on; what serves keeps serving, and an action in progress ends by its intent.</summary>
internal static class CheckSpec
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        // A quota may have been raised meanwhile; nothing else triggers a retry.
        plan = plan.RequeueAt(plan.State.RefusedUntil);
        return plan with { SpecRefused = Refuses(plan.State) };
    }

    public static bool Refuses(ModelState state) => state.SpecErrors.Count > 0 || state.Service is { Owned: false, Adoptable: false };
}
