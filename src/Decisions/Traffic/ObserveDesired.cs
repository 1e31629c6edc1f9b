using MlOps.Decisions.Annotations;
using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Records what a pin means and when a revision became the wanted one: a release or the end of a pin may select an old revision again.
/// </summary>
internal static class ObserveDesired
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        plan = plan.Change(s => s with { Pin = Pin.Remembered(plan.State) });
        var wanted = DesiredRevision.Of(plan)?.Hash;
        return wanted == plan.Status.DesiredRevision && (wanted is null || plan.Status.DesiredSince is not null)
            ? plan
            : plan.Change(s => s with { DesiredRevision = wanted, DesiredSince = wanted is null ? null : plan.Now });
    }
}
