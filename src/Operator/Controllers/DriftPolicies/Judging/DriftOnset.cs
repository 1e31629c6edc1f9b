using MlOps.Entities.DriftPolicies;
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
        if (Confirmed(status) is { } since)
            first = Earlier(first, since - (facts.Interval * facts.Persistence.Of));
        return facts.Status.Episode is { State: EpisodeState.Open } episode && episode.Signals.Contains(signal) ? Earlier(first, episode.Onset) : first;
    }

    /// <summary>When the drift was confirmed that is not over yet. A look without evidence does not end it: what moved before has still moved.</summary>
    public static DateTimeOffset? Confirmed(DriftSignalStatus? status) =>
        status?.BreachedSince ?? (status?.Verdict == Verdict.Breached ? status.Since : null);

    /// <summary>The same after this evaluation. A warning ends it: kept longer, it would keep the habit away for want of which there is but a warning.</summary>
    public static DateTimeOffset? Next(DriftFacts facts, DriftSignalStatus? before, Verdict verdict) => verdict switch
    {
        Verdict.Breached => Confirmed(before) ?? facts.Now,
        Verdict.Unknown => Confirmed(before),
        _ => null,
    };

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
