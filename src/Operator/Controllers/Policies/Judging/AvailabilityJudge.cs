using Speaker = MlOps.Entities.SloPolicies.Judge;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// Kubernetes' own facts: a revision that crashes has no series, but it has no ready pod either. Counts only while the way
/// back is ready and our view of the API is fresh.
/// </summary>
internal static class AvailabilityJudge
{
    /// <summary>A view of the API that is older than this says nothing of now.</summary>
    public static readonly TimeSpan FreshView = TimeSpan.FromSeconds(90);

    private const int CrashLoop = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Finding? Judge(PolicyFacts facts)
    {
        if (facts.Availability is not { } seen || facts.PromotedAt is not { } promoted || facts.Now - promoted < Patience)
            return null;
        if (!seen.GoodIsReady || seen.ViewAge > FreshView || seen.Pods == 0 || seen.Ready > 0)
            return null;
        var crashLoops = seen.FewestRestarts >= CrashLoop;
        if (seen.UnreadyFor < Patience && !crashLoops)
            return null;
        var trouble = seen.Trouble is null ? "" : $", {seen.Trouble}";
        var evidence = FormattableString.Invariant(
            $"availability: 0 of {seen.Pods} pods of the revision are ready for {seen.UnreadyFor.TotalSeconds:0} s, at least {seen.FewestRestarts} restarts each{trouble}");
        var onset = facts.Now - seen.UnreadyFor;
        return new Finding(Speaker.Availability, null, onset < promoted ? promoted : onset, 1, 0, evidence);
    }
}
