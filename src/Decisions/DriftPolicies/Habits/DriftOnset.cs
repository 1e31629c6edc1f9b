using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Habits;

/// <summary>Since when a signal drifts: its moves since then are no habit, or a drift that lasts would excuse itself.</summary>
internal static class DriftOnset
{
    /// <returns>
    /// The ends of the first windows that showed what still drifts, and what the open episode holds against it; none where nothing does.
    /// </returns>
    public static IReadOnlyList<DateTimeOffset> All(DriftFacts facts, string signal)
    {
        var onsets = new List<DateTimeOffset>();
        if (Own(facts, facts.Status.Signals.FirstOrDefault(s => s.Name == signal)) is { } own)
            onsets.Add(own);
        if (
            facts.Status.Episode is { State: EpisodeState.Open } episode
            && episode.Signals.Contains(signal)
            && !onsets.Contains(episode.Onset)
        )
            onsets.Add(episode.Onset);
        return onsets;
    }

    /// <summary>
    /// When the drift was confirmed that is not over yet. A look without evidence does not end it: what moved before has still moved.
    /// </summary>
    public static DateTimeOffset? Confirmed(DriftSignalStatus? status) =>
        status?.BreachedSince ?? (status?.Verdict == Verdict.Breached ? status.Since : null);

    public static bool IsConfirmed(DriftFacts facts, string signal) =>
        Confirmed(facts.Status.Signals.FirstOrDefault(s => s.Name == signal)) is not null;

    /// <summary>
    /// The same after this evaluation. Only a window that matches its reference ends it: what moved less than before has still moved.
    /// </summary>
    public static DateTimeOffset? Next(DriftFacts facts, DriftSignalStatus? before, Verdict verdict) =>
        verdict switch
        {
            Verdict.Breached => Confirmed(before) ?? facts.Now,
            Verdict.Healthy => null,
            _ => Confirmed(before),
        };

    /// <summary>
    /// The first look is kept with the habit. Without one, looks older than the last few are forgotten, and what is confirmed since then
    /// began within so many before.
    /// </summary>
    private static DateTimeOffset? Own(DriftFacts facts, DriftSignalStatus? status)
    {
        if (status?.Habit?.At is { } kept && kept < facts.At)
            return kept;
        DateTimeOffset? first = status?.DriftedAt is [var oldest, ..] && oldest < facts.At ? oldest : null;
        var confirmed = Confirmed(status) is { } since ? since - (facts.Interval * facts.Persistence.Of) : first;
        return confirmed < first || first is null ? confirmed : first;
    }
}
