using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.DriftPolicies.Judging;

/// <summary>Since when a signal drifts: from there on its moves are no habit, or a drift that lasts would excuse itself.</summary>
internal static class DriftOnset
{
    /// <returns>The end of the first window that showed what still drifts; the window that is judged now where nothing did.</returns>
    public static DateTimeOffset Of(DriftFacts facts, string signal)
    {
        var status = facts.Status.Signals.FirstOrDefault(s => s.Name == signal);
        var first = status?.DriftedAt is [var oldest, ..] ? oldest : facts.At;
        // Looks that are older than the last few are forgotten; what is breached since then began within so many before.
        if (status is { Verdict: Verdict.Breached, Since: { } since })
            first = Earlier(first, since - (facts.Interval * facts.Persistence.Of));
        return facts.Status.Episode is { State: EpisodeState.Open } episode && episode.Signals.Contains(signal) ? Earlier(first, episode.Onset) : first;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
