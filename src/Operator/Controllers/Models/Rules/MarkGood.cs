using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>
/// A revision is good when it is ready, has soaked, and every policy's release test has passed it. Without a policy nobody
/// judges it, and soaking alone must do.
/// </summary>
internal static class MarkGood
{
    public static Turn Apply(Turn turn)
    {
        if (turn.Status.Action is not null || turn.Revision(turn.Status.EffectiveRevision) is not { State: RevisionState.Active, PromotedAt: { } promoted } revision)
            return turn;
        if (Isolation.IsOn(turn.Status))
            return turn;
        var soaked = SoakedAt(turn, promoted);
        if (turn.Now < soaked)
            return turn.WakeAt(soaked);
        if (turn.World.Deployment(revision.Hash) is not { Ready: > 0 } deployment || deployment.Ready < deployment.Replicas)
            return turn;
        var releases = turn.World.Policies.Select(p => p.Status?.Release).ToList();
        if (!releases.All(r => Passed(r, revision)))
            return turn;
        var requests = releases.Select(r => r?.Requests ?? 0).DefaultIfEmpty(0).Max();
        var how = releases.Count == 0 ? "no policy judges it" : $"{requests} requests within their objectives";
        return turn
            .ChangeRevision(revision.Hash, r => r with { State = RevisionState.Good, GoodSince = turn.Now, Requests = requests })
            .Tell(Notice.Normal("RevisionGood", $"Revision {revision.Hash} (version {revision.Version}) is known good: {how}", $"{revision.Hash}-{revision.PromotionSeq}"));
    }

    /// <summary>A revision soaks in traffic only: after it was kept away it begins again.</summary>
    public static DateTimeOffset SoakedAt(Turn turn, DateTimeOffset promoted)
    {
        var returned = turn.Status.Circuit?.Since;
        return (returned > promoted ? returned.Value : promoted).AddSeconds(turn.World.Rollback.MinSoakSeconds);
    }

    /// <summary>Whether a policy has passed this very promotion.</summary>
    public static bool Passed(ReleaseStatus? release, RevisionStatus revision) =>
        release is { Phase: ReleasePhase.Passed } && release.Revision == revision.Hash && release.PromotionSeq == revision.PromotionSeq;
}
