using MlOps.Entities;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>
/// Which policies a revision waits for before it is known good: valid ones that can judge it, and only for a limited time. Otherwise a misspelt
/// policy, or one whose metrics are gone, would keep every version of the model from becoming a rollback target.
/// </summary>
internal static class GoodVeto
{
    /// <summary>For a policy without evidence on the revision.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>For a policy with evidence that never reaches rollback.minRequests.</summary>
    private static readonly TimeSpan LongestCount = TimeSpan.FromDays(7);

    public static bool IsHeard(ModelWorld world, SloPolicy policy, RevisionStatus revision)
    {
        if (policy.Metadata.DeletionTimestamp is not null || Validation.Check(policy).Count > 0)
            return false;
        // An unknown Prometheus, or anything else for which the policy's own reconcile refuses it.
        if (Condition(policy, WellKnown.Ready) is { Status: "False", Reason: "InvalidSpec" })
            return false;
        if (policy.Status?.Episode is { State: EpisodeState.Open } || policy.Status?.Release is { Phase: ReleasePhase.Breached })
            return true;
        return world.Now < revision.PromotedAt + (HasEvidence(policy) ? LongestCount : Wait(world));
    }

    /// <summary>Whether it is valid, has evidence now and no objection.</summary>
    public static bool IsHealthy(SloPolicy policy) =>
        policy.Metadata.DeletionTimestamp is null && Validation.Check(policy).Count == 0
        && policy.Status is { Verdict: Verdict.Healthy, Episode: null or { State: EpisodeState.Closed } } && HasEvidence(policy);

    private static bool HasEvidence(SloPolicy policy) => Condition(policy, WellKnown.DataAvailable) is { Status: "True" };

    private static TimeSpan Wait(ModelWorld world)
    {
        var soaks = TimeSpan.FromSeconds(4.0 * world.Rollback.MinSoakSeconds);
        return soaks > LongestWait ? soaks : LongestWait;
    }

    private static StatusCondition? Condition(SloPolicy policy, string type) => policy.Status?.Conditions.FirstOrDefault(c => c.Type == type);
}
