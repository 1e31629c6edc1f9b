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
        var phi = Math.Max(Dispersion.Phi(counts.Scrapes), Math.Max(1, known?.Phi ?? 1));
        var (total, scrapes) = (counts.Total, counts.ScrapesWithEvents);
        var bad = Math.Min(counts.Bad, total);
        var log10E = Evidence.LogE(bad / phi, total / phi, p0) / Math.Log(10);
        var outcome = Outcome(log10E, total, scrapes, known, options);
        return new ReleaseTestResult(outcome, log10E, p0, phi, bad, total, scrapes, ChangePoint.Onset(counts.Scrapes, p0));
    }

    /// <summary>p0: the margin times what the target allows or what the baseline may itself be doing, whichever is more, capped.</summary>
    private static double AllowedRate(double target, Baseline? baseline, ReleaseTestOptions options)
    {
        var inherited = baseline is null ? 0 : ProportionBounds.Upper95(baseline.Bad, baseline.Total);
        return Math.Min(options.MaxP0, options.Margin * Math.Max(1 - target, inherited));
    }

    private static ReleaseOutcome Outcome(
        double log10E, double total, int scrapes, Baseline? baseline, ReleaseTestOptions options)
    {
        var minScrapes = baseline?.Bad >= options.MinBaselineBad ? options.MinScrapes : options.MinScrapesWithoutBaseline;
        return total <= 0 ? ReleaseOutcome.NoEvents
            : total < options.MinEvents ? ReleaseOutcome.TooFewEvents
            : scrapes < minScrapes ? ReleaseOutcome.TooFewScrapes
            : log10E >= options.MinLog10E ? ReleaseOutcome.Breached
            : ReleaseOutcome.NotProven;
    }
}
