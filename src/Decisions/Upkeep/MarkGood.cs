using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies.Status.Releases;

namespace MlOps.Decisions.Upkeep;

/// <summary>
/// A revision is good when it is ready, has soaked in traffic, and has passed the release test of every policy that has a say. If no policy judged
/// it, soaking suffices; a person must then approve it as a rollback target until a policy finds it healthy.
/// </summary>
internal static class MarkGood
{
    /// <summary>No watch event reports that the wait for a policy is over.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    public static Turn Apply(Turn turn)
    {
        if (turn.IsActing || turn.Status.OverriddenSince is not null || IsolationState.IsOn(turn.Status))
            return turn;
        return turn.Revision(turn.Status.EffectiveRevision) switch
        {
            { State: RevisionState.Active, PromotedAt: { } promoted } revision => Judge(turn, revision, promoted),
            { State: RevisionState.Good, Judged: false } good when turn.World.Policies.Any(GoodVeto.IsHealthy) && !OpenEpisodes.Of(turn.World).Any() => turn.ChangeRevision(good.Hash, r => r with { Judged = true }),
            _ => turn,
        };
    }

    private static Turn Judge(Turn turn, RevisionStatus revision, DateTimeOffset promoted)
    {
        var soaked = SoakedAt(turn, promoted);
        if (turn.Now < soaked)
            return turn.WakeAt(soaked);
        if (turn.World.Deployment(revision.Hash) is not { Ready: > 0 } deployment || deployment.Ready < deployment.Replicas)
            return turn;
        var heard = turn.World.Policies.Where(p => GoodVeto.IsHeard(turn.World, p, revision)).ToList();
        if (!heard.TrueForAll(p => Passed(p.Status?.Release, revision)))
            return turn.WakeIn(LookAgain);
        var requests = heard.Select(p => p.Status!.Release!.Requests).DefaultIfEmpty(0).Max();
        var how = heard.Count == 0 ? "it soaked; no policy judged its requests" : $"{requests} requests, and no objective is missed";
        return turn
            .ChangeRevision(revision.Hash, r => r with { State = RevisionState.Good, GoodSince = turn.Now, Images = ObservedImages.Of(turn.World, revision.Hash, turn.Now.AddSeconds(-turn.World.Rollback.MinSoakSeconds)), Requests = requests, Judged = heard.Count > 0 ? null : false })
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
