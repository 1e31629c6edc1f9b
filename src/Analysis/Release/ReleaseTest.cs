using MlOps.Analysis.Counters;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release;

/// <summary>
/// Is the new revision worse than it may be, on its own requests since it got traffic? A sequential test that may be evaluated after
/// every scrape without raising its false alarms. Derivation and measured figures: docs/judging.md.
/// </summary>
public static class ReleaseTest
{
    /// <summary>Judges the events of one revision since its promotion and warm-up.</summary>
    /// <param name="counts">The revision's events by scrape.</param>
    /// <param name="target">The objective as a fraction, above 0 and below 1 (0.99).</param>
    /// <param name="baseline">The last known good revision; null or without events on a first deployment.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target or a count of the baseline is outside its range.</exception>
    public static ReleaseTestResult Evaluate(
        EventCounts counts, double target, Baseline? baseline, ReleaseTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(target, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, 1);
        options ??= ReleaseTestOptions.Default;
        var known = baseline is { Total: > 0 } ? baseline : null;
        var p0 = AllowedRate(target, known, options);
        var longestBurst = LongestBurst(counts, baseline, options);
        var evidence = new SequentialEvidence(p0, longestBurst);
        foreach (var scrape in counts.Scrapes)
        {
            evidence.Add(scrape.Bad, scrape.Total);
        }

        var (log10E, onset) = (evidence.LogE / Math.Log(10), ChangePoint.Onset(counts.Scrapes, p0));
        var (total, scrapes) = (counts.Total, counts.ScrapesWithEvents);
        return new ReleaseTestResult(
            Outcome(log10E, counts, onset, options), log10E, p0, longestBurst, Math.Min(counts.Bad, total), total, scrapes, onset);
    }

    /// <summary>p0: the margin times what the target allows or what the baseline may itself be doing, whichever is more, capped.</summary>
    private static double AllowedRate(double target, Baseline? baseline, ReleaseTestOptions options)
    {
        var inherited = baseline is null ? 0 : ProportionBounds.Upper95(baseline.Bad, baseline.Total);
        return Math.Min(options.MaxP0, options.Margin * Math.Max(1 - target, inherited));
    }

    /// <summary>
    /// The mean burst, in requests, up to which errors are excused as a property of the traffic. Counts of a chain with mean bursts of m
    /// scatter 2m − 1 times as much as independent ones, so φ tells m: the baseline's, and the revision's own. As a change for the worse
    /// raises that too, there is a bound to what it may excuse.
    /// </summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    public static double LongestBurst(EventCounts counts, Baseline? baseline, ReleaseTestOptions options)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        var phi = baseline is { Total: > 0 } ? Math.Max(1, baseline.Phi) : 1;
        var least = baseline is { Total: > 0 } && baseline.Bad / phi >= options.MinBaselineBursts ? options.LongestBurstKnown : options.LongestBurst;
        var scrapes = counts.ScrapesWithEvents;
        var bound = Math.Max(options.LongestOwnBurst, options.LongestOwnBurstShare * counts.Total / Math.Max(1, scrapes));
        return Math.Max(Math.Max(least, MeanBurst(phi)), Math.Min(bound, MeanBurst(UpperPhi(counts, scrapes))));
    }

    /// <summary>φ of a few scrapes is often too small by chance: with df degrees of freedom it is taken 1 + 2/df times.</summary>
    private static double UpperPhi(EventCounts counts, int scrapes) =>
        scrapes < 2 ? 1 : Dispersion.Phi(counts.Scrapes) * (scrapes + 1) / (scrapes - 1);

    private static double MeanBurst(double phi) => (phi + 1) / 2;

    /// <summary>The scrapes that show the worse rate must be enough by themselves: after a good hour, evidence against a blip of one scrape is strong.</summary>
    private static ReleaseOutcome Outcome(double log10E, EventCounts counts, double? onset, ReleaseTestOptions options)
    {
        var worse = counts.Scrapes.Count(scrape => scrape.Total > 0 && scrape.Time >= onset);
        return counts.Total <= 0 ? ReleaseOutcome.NoEvents
            : counts.Total < options.MinEvents ? ReleaseOutcome.TooFewEvents
            : counts.ScrapesWithEvents < options.MinScrapes ? ReleaseOutcome.TooFewScrapes
            : log10E < options.MinLog10E ? ReleaseOutcome.NotProven
            : worse < options.MinScrapes ? ReleaseOutcome.TooFewScrapes
            : ReleaseOutcome.Breached;
    }
}
