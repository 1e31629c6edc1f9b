using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies.Data;

/// <summary>
/// Kubernetes' own facts: a revision that crashes has no series, but it has no ready pod either. Counts only while the way
/// back is ready and our view of the API is fresh.
/// </summary>
internal static class AvailabilityJudge
{
    /// <summary>A view of the API that is older than this says nothing of now.</summary>
    public static readonly TimeSpan FreshView = TimeSpan.FromSeconds(90);

    private const int CrashLoop = 3;
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(10);

    public static Finding? Judge(PolicyFacts facts)
    {
        // If a known good revision loses its pods later, the service is at fault, not the release: the burn tiers judge that.
        if (
            facts.Serving is not { State: RevisionState.Active, PromotedAt: { } promoted }
            || facts.Availability is not { } seen
            || facts.Now - promoted < LeastPatience
        )
            return null;
        if (!seen.GoodIsReady || seen.ViewAge > FreshView || seen.Pods == 0 || seen.Ready > 0)
            return null;
        var crashLoops = seen.FewestRestarts >= CrashLoop && seen.Trouble == "CrashLoopBackOff";
        if (seen.UnreadyFor < Patience(seen) && !crashLoops)
            return null;
        var trouble = seen.Trouble is null ? "" : $", {seen.Trouble}";
        var evidence = FormattableString.Invariant(
            $"availability: 0 of {seen.Pods} pods of the revision are ready, for {seen.UnreadyFor.TotalSeconds:0} s now, at least {seen.FewestRestarts} restarts each since the promotion{trouble}"
        );
        var onset = facts.Now - seen.ViewAge - seen.UnreadyFor;
        return new Finding(EvidenceSource.Availability, null, onset < promoted ? promoted : onset, 1, 0, evidence);
    }

    /// <summary>A pod that moves to another node loads its model again: allow twice the usual start-up time.</summary>
    public static TimeSpan Patience(AvailabilityFacts seen)
    {
        var patience = 2 * seen.StartUp;
        return patience < LeastPatience ? LeastPatience
            : patience > MostPatience ? MostPatience
            : patience;
    }
}
