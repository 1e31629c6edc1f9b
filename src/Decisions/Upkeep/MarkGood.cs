using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Status.Releases;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// A revision is good when it is ready, has soaked in traffic, and has passed the release test of every policy that has a say. If no policy
/// judged it, soaking suffices; a person must then approve it as a rollback target until a policy finds it healthy.
/// </summary>
internal static class MarkGood
{
    /// <summary>No watch event reports that the wait for a policy is over.</summary>
    private static readonly TimeSpan RecheckAfter = TimeSpan.FromHours(1);

    public static ReconcilePlan Apply(ReconcilePlan plan)
    {
        if (plan.IsActing || plan.Status.OverriddenSince is not null || IsolationState.IsOn(plan.Status))
            return plan;
        return plan.Revision(plan.Status.EffectiveRevision) switch
        {
            { State: RevisionState.Active, PromotedAt: { } promoted } revision => Judge(plan, revision, promoted),
            { State: RevisionState.Good, Judged: false } good
                when plan.State.Policies.Any(GoodVeto.IsHealthy) && !OpenEpisodes.Of(plan.State).Any() => plan.ChangeRevision(
                good.Hash,
                r => r with { Judged = true }
            ),
            _ => plan,
        };
    }

    private static ReconcilePlan Judge(ReconcilePlan plan, RevisionStatus revision, DateTimeOffset promoted)
    {
        var soaked = SoakedAt(plan, promoted);
        if (plan.Now < soaked)
            return plan.RequeueAt(soaked);
        if (plan.State.Deployment(revision.Hash) is not { Ready: > 0 } deployment || deployment.Ready < deployment.Replicas)
            return plan;
        var heard = plan.State.Policies.Where(p => GoodVeto.IsHeard(plan.State, p, revision)).ToList();
        if (!heard.TrueForAll(p => Passed(p.Status?.Release, revision)))
            return plan.RequeueAfter(RecheckAfter);
        var requests = heard.Select(p => p.Status!.Release!.Requests).DefaultIfEmpty(0).Max();
        var how =
            heard.Count == 0
                ? "soak time only, no policy evaluated its requests"
                : $"{Plural.Of(requests, "request")}, and every objective is met";
        return plan.ChangeRevision(
                revision.Hash,
                r =>
                    r with
                    {
                        State = RevisionState.Good,
                        GoodSince = plan.Now,
                        Images = ObservedImages.Of(plan.State, revision.Hash, plan.Now.AddSeconds(-plan.State.Rollback.MinSoakSeconds)),
                        Requests = requests,
                        Judged = heard.Count > 0 ? null : false,
                    }
            )
            .WithEvent(
                EventRecord.Normal(
                    "RevisionGood",
                    $"Revision {revision.Hash} (version {revision.Version}) is known good: {how}",
                    $"{revision.Hash}-{revision.PromotionSeq}"
                )
            );
    }

    /// <summary>A revision soaks in traffic only: after it was kept away it begins again.</summary>
    public static DateTimeOffset SoakedAt(ReconcilePlan plan, DateTimeOffset promoted)
    {
        var returned = plan.Status.Circuit?.Since;
        return (returned > promoted ? returned.Value : promoted).AddSeconds(plan.State.Rollback.MinSoakSeconds);
    }

    /// <summary>Whether a policy has passed this very promotion.</summary>
    public static bool Passed(ReleaseStatus? release, RevisionStatus revision) =>
        release is { Phase: ReleasePhase.Passed } && release.Revision == revision.Hash && release.PromotionSeq == revision.PromotionSeq;
}
