using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// The requests of a release since its promotion, however long ago that is. Raw samples are read of a day at most, so what was counted before
/// is kept in status: a model with a few requests an hour would else never have the number that makes it known good.
/// </summary>
internal static class ReleaseCounting
{
    /// <summary>Twice within what is read, so that an operator that was away for hours loses nothing; and two writes a day.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromHours(12);

    /// <returns>Null where its requests cannot be counted now.</returns>
    public static (double Bad, double Total)? Of(PolicyFacts facts, ObjectiveFacts objective)
    {
        if (ReleaseJudge.Evaluate(facts, objective)?.Result is not { } newer)
            return null;
        var older = facts.Tallied?.Counted?.FirstOrDefault(t => t.Objective == objective.Name);
        return (newer.Bad + (older?.Bad ?? 0), newer.Total + (older?.Requests ?? 0));
    }

    /// <summary>Only once the release test is over: it looks at single scrapes, which are not kept.</summary>
    public static ReleaseStatus Keep(PolicyFacts facts, ReleaseStatus release)
    {
        if (release.Phase != ReleasePhase.Expired || facts.Status.Episode is { State: EpisodeState.Open } || facts.Now - facts.CountedFrom < Period)
            return release;
        var counts = facts.Objectives.Where(o => o.SeesRevisions).Select(o => (o.Name, Counts: Of(facts, o))).ToList();
        return counts.Count == 0 || counts.Exists(c => c.Counts is null) ? release : release with
        {
            CountedUntil = facts.Now,
            CountedGeneration = facts.Policy.Metadata.Generation,
            Counted = [.. counts.Select(c => new ReleaseTally { Objective = c.Name, Requests = (long)c.Counts!.Value.Total, Bad = (long)Math.Ceiling(c.Counts.Value.Bad) })],
        };
    }
}
