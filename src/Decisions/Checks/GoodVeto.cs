using MlOps.Decisions.State;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Releases;

namespace MlOps.Decisions.Checks;

/// <summary>
/// Which policies a revision waits for before it is known good: valid ones that can judge it, and only for a limited time. Otherwise a
/// misspelt policy, or one whose metrics are gone, would keep every version of the model from becoming a rollback target.
/// </summary>
internal static class GoodVeto
{
    /// <summary>For a policy without evidence on the revision.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>For a policy with evidence that never reaches rollback.minRequests.</summary>
    private static readonly TimeSpan LongestCount = TimeSpan.FromDays(7);

    public static bool IsHeard(ModelState state, SloPolicy policy, RevisionStatus revision)
    {
        if (!OpenEpisodes.CanJudge(policy))
            return false;
        // What was found of this very promotion stands until the policy itself withdraws it: silence makes no bad version good.
        if (Objects(policy, revision) || OpenEpisodes.IsIn(state, policy))
            return true;
        return state.Now < revision.PromotedAt + (OpenEpisodes.HasEvidence(policy) ? LongestCount : Wait(state));
    }

    /// <summary>Whether it is valid, has evidence now and no objection.</summary>
    public static bool IsHealthy(SloPolicy policy) =>
        OpenEpisodes.CanJudge(policy)
        && OpenEpisodes.HasEvidence(policy)
        && policy.Status is { Verdict: Verdict.Healthy } status
        && !status.Episode.IsFailing;

    /// <summary>Whether a policy that can judge has found this very promotion bad.</summary>
    public static bool Objects(SloPolicy policy, RevisionStatus revision) =>
        OpenEpisodes.CanJudge(policy)
        && (
            IsBreached(policy, revision)
            || policy.Status?.Episode is { IsFailing: true } episode
                && episode.Revision == revision.Hash
                && episode.PromotionSeq == revision.PromotionSeq
        );

    /// <summary>Whether its release test has found this very promotion bad.</summary>
    public static bool IsBreached(SloPolicy policy, RevisionStatus revision) =>
        OpenEpisodes.CanJudge(policy)
        && policy.Status?.Release is { Phase: ReleasePhase.Breached } release
        && release.Revision == revision.Hash
        && release.PromotionSeq == revision.PromotionSeq;

    private static TimeSpan Wait(ModelState state)
    {
        var soaks = TimeSpan.FromSeconds(4.0 * state.Rollback.MinSoakSeconds);
        return soaks > LongestWait ? soaks : LongestWait;
    }
}
