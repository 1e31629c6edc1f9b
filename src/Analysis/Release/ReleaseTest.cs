using MlOps.Analysis.Counters;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Release;

/// <summary>
/// Is the new revision worse than it may be, on its own requests since it got traffic? A sequential test that may be evaluated after
/// every scrape without raising its false alarms. Derivation and measured figures: docs/judging.md.
/// </summary>
public static class ReleaseTest
{
    /// <summary>
    /// Intervals that a scrape reaches back: each pod is scraped at a moment of its own, and what it counts then began an interval before.
    /// </summary>
    private const int Reach = 2;

    /// <summary>Judges the events of one revision since its promotion and warm-up.</summary>
    /// <param name="counts">The revision's events by scrape.</param>
    /// <param name="target">The objective as a fraction, above 0 and below 1 (0.99).</param>
    /// <param name="baseline">The last known good revision; null or without events on a first deployment.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target or a count of the baseline is outside its range.</exception>
    public static ReleaseTestResult Evaluate(
        EventCounts counts,
        double target,
        ReleaseBaseline? baseline,
        ReleaseTestOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(target, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, 1);
        options ??= ReleaseTestOptions.Default;
        var known = baseline is { Total: > 0 } ? baseline : null;
        var p0 = AllowedRate(target, known, options);
        var (knownBurst, longestBurst) = (KnownBurst(baseline, options), LongestBurst(counts, baseline, options));
        var span =
            counts.ScrapeInterval > 0 ? Math.Max(1, (int)(options.SpanSeconds / counts.ScrapeInterval)) : SequentialEvidence.DefaultSpan;
        var evidence = new SequentialEvidence(p0, longestBurst, knownBurst, span);
        foreach (var scrape in counts.Scrapes)
        {
            evidence.Add(scrape.Bad, scrape.Total);
        }

        var (log10E, onset) = (evidence.LogE / Math.Log(10), ChangePoint.Onset(counts.Scrapes, p0));
        var (total, scrapes) = (counts.Total, counts.ScrapesWithEvents);
        var needed = (KnowsBursts(baseline, options) ? options.MinLog10E : options.MinLog10EUnknown) + Math.Log10(options.Objectives);
        var outcome = Outcome(log10E - needed, counts, onset, p0, options);
        return new ReleaseTestResult(outcome, log10E, needed, p0, longestBurst, Math.Min(counts.Bad, total), total, scrapes, onset)
        {
            FailingFrom = outcome == ReleaseOutcome.Breached ? Newest(counts, options)[^1].Time - (Reach * counts.ScrapeInterval) : null,
        };
    }

    /// <summary>p0: the margin times what the target allows or what the baseline may itself be doing, whichever is more, capped.</summary>
    private static double AllowedRate(double target, ReleaseBaseline? baseline, ReleaseTestOptions options)
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
    public static double LongestBurst(EventCounts counts, ReleaseBaseline? baseline, ReleaseTestOptions options)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        var scrapes = counts.ScrapesWithEvents;
        var perSecond = counts.ScrapeInterval > 0 ? counts.Total / Math.Max(1, scrapes) / counts.ScrapeInterval : 0;
        var bound = Math.Max(options.LongestOwnBurst, options.LongestOwnBurstSeconds * perSecond);
        return Math.Max(KnownBurst(baseline, options), Math.Min(bound, MeanBurst(UpperPhi(counts, scrapes))));
    }

    /// <summary>The part of it that is known before the first count.</summary>
    private static double KnownBurst(ReleaseBaseline? baseline, ReleaseTestOptions options) =>
        Math.Max(KnowsBursts(baseline, options) ? options.LongestBurstKnown : options.LongestBurst, MeanBurst(Phi(baseline)));

    /// <summary>Whether the last known good or the week before tells how errors cluster. Hours without a failure do not.</summary>
    private static bool KnowsBursts(ReleaseBaseline? baseline, ReleaseTestOptions options) =>
        baseline is { Total: > 0 } && baseline.Bad / Math.Max(1, baseline.Phi) >= options.MinBaselineBursts
        || baseline?.Week is { } week && week.Bad / Math.Max(1, week.Phi) >= options.MinBaselineBursts;

    private static double Phi(ReleaseBaseline? baseline) =>
        Math.Max(baseline is { Total: > 0 } ? Math.Max(1, baseline.Phi) : 1, baseline?.Week?.Phi ?? 1);

    /// <summary>φ of a few scrapes is often too small by chance: with df degrees of freedom it is taken 1 + 2/df times.</summary>
    private static double UpperPhi(EventCounts counts, int scrapes) =>
        scrapes < 2 ? 1 : Dispersion.Phi(counts.Scrapes) * (scrapes + 1) / (scrapes - 1);

    private static double MeanBurst(double phi) => (phi + 1) / 2;

    /// <summary>
    /// The scrapes that show the worse rate must be enough by themselves: after a good hour, evidence against a blip of one scrape is
    /// strong.
    /// </summary>
    private static ReleaseOutcome Outcome(double surplus, EventCounts counts, double? onset, double p0, ReleaseTestOptions options)
    {
        var worse = counts.Scrapes.Count(scrape => scrape.Total > 0 && scrape.Time >= onset);
        return counts.Total <= 0 ? ReleaseOutcome.NoEvents
            : counts.Total < options.MinEvents ? ReleaseOutcome.TooFewEvents
            : counts.ScrapesWithEvents < options.MinScrapes ? ReleaseOutcome.TooFewScrapes
            : surplus < 0 ? ReleaseOutcome.NotProven
            : worse < options.MinScrapes ? ReleaseOutcome.TooFewScrapes
            : !StillFails(counts, p0, options) ? ReleaseOutcome.Subsided
            : ReleaseOutcome.Breached;
    }

    /// <summary>Whether the newest scrapes are above the allowed rate themselves.</summary>
    private static bool StillFails(EventCounts counts, double p0, ReleaseTestOptions options)
    {
        var newest = Newest(counts, options);
        return newest.Sum(scrape => scrape.Bad) > p0 * newest.Sum(scrape => scrape.Total);
    }

    /// <summary>The newest scrapes, as few as make enough scrapes and events; the newest first.</summary>
    private static List<ScrapeCount> Newest(EventCounts counts, ReleaseTestOptions options)
    {
        var (newest, total, scrapes) = (new List<ScrapeCount>(), 0.0, 0);
        for (var i = counts.Scrapes.Count - 1; i >= 0 && (scrapes < options.MinScrapes || total < options.MinEvents); i--)
        {
            newest.Add(counts.Scrapes[i]);
            (total, scrapes) = (total + counts.Scrapes[i].Total, scrapes + (counts.Scrapes[i].Total > 0 ? 1 : 0));
        }

        return newest;
    }
}
