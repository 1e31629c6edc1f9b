using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Releases;

namespace MlOps.Decisions.SloPolicies.Releases;

/// <summary>
/// Counts the requests of a release since its promotion, however long ago. Raw samples are read over a day at most, so status keeps earlier
/// counts; otherwise a model with a few requests an hour would never get enough to become known good.
/// </summary>
internal static class ReleaseCounting
{
    /// <summary>Half of what is read, so that an operator that was down for hours loses nothing, at two writes a day.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromHours(12);

    /// <returns>Null if its requests cannot be counted now.</returns>
    public static (double Bad, double Total)? Of(PolicyFacts facts, ObjectiveFacts objective)
    {
        if (ReleaseJudge.Evaluate(facts, objective)?.Result is not { } newer)
            return null;
        var older = facts.Tallied?.Counted?.FirstOrDefault(t => t.Objective == objective.Name);
        return (newer.Bad + (older?.Bad ?? 0), newer.Total + (older?.Requests ?? 0));
    }

    /// <summary>Only once the release test is over: it needs single scrapes, which are not kept.</summary>
    public static ReleaseStatus Keep(PolicyFacts facts, ReleaseStatus release)
    {
        if (release.Phase != ReleasePhase.Expired || facts.Status.Episode.IsFailing || facts.Now - facts.CountedFrom < Period)
            return release;
        var counts = facts.Objectives.Where(o => o.SeesRevisions).Select(o => (o.Name, Counts: Of(facts, o))).ToList();
        return counts.Count == 0 || counts.Exists(c => c.Counts is null)
            ? release
            : release with
            {
                CountedUntil = facts.Now,
                CountedGeneration = facts.Policy.Metadata.Generation,
                Counted =
                [
                    .. counts.Select(c => new ReleaseTally
                    {
                        Objective = c.Name,
                        Requests = (long)c.Counts!.Value.Total,
                        Bad = (long)Math.Ceiling(c.Counts.Value.Bad),
                    }),
                ],
            };
    }
}
