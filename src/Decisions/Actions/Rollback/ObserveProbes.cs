using MlOps.Decisions.Checks;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.Actions.Rollback;

/// <summary>
/// Remembers that both revisions failed their probes, and when both answered again. Once the dependency is back, they answer before the
/// next scrapes show it, and its errors would look like the release's. A short outage is over before the first probe: when both first
/// answered is remembered too.
/// </summary>
internal static class ObserveProbes
{
    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.State.Probes is { } pair)
            return Remember(plan, pair, UnixTime.Milliseconds(pair.At ?? plan.Now));
        if (plan.Status.ProbesAnsweredAt is not null && !IsAskedFor(plan))
            plan = plan.Change(s => s with { ProbesAnsweredAt = null });
        var promoted = plan.Revision(plan.Status.EffectiveRevision)?.PromotedAt;
        return plan.Status.DependencyFailedAt < promoted
            ? plan.Change(s => s with { DependencyFailedAt = null, DependencyAnsweredAt = null })
            : plan;
    }

    private static ReconcilePlan Remember(ReconcilePlan plan, ProbePair pair, DateTimeOffset at)
    {
        var (suspect, target) = (pair.Suspect, pair.Target);
        var answered = suspect is { Asked: true, Fails: false } && target is { Asked: true, Fails: false };
        plan = plan.Change(s => s with { ProbesAnsweredAt = answered ? s.ProbesAnsweredAt ?? at : null });
        if (suspect is { Asked: true, Fails: true } && target is { Asked: true, Fails: true })
            return plan.Status.DependencyFailedAt >= at
                ? plan
                : plan.Change(s => s with { DependencyFailedAt = at, DependencyAnsweredAt = null });
        return answered && plan.Status is { DependencyFailedAt: { } failed, DependencyAnsweredAt: null } && failed < at
            ? plan.Change(s => s with { DependencyAnsweredAt = at })
            : plan;
    }

    /// <summary>What is proven later is another suspicion, and has to outlive an answer of its own.</summary>
    private static bool IsAskedFor(ReconcilePlan plan) =>
        plan.State.Policies.Any(p =>
            p.Status?.Requests.Any(r => r.Source == EvidenceSource.ReleaseTest && Freshness.IsFresh(r, p, plan.State, plan.Status)) == true
        );
}
