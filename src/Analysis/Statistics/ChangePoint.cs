using MlOps.Analysis.Counters;

namespace MlOps.Analysis.Statistics;

/// <summary>Finds when a rate became worse.</summary>
public static class ChangePoint
{
    /// <summary>
    /// The scrape from which on a rate above <paramref name="p0"/> explains the counts best, against one of at most p0 before it: the
    /// maximum of the binomial likelihood over the change point, each side with its own best rate.
    /// </summary>
    /// <param name="scrapes">Ascending in time.</param>
    /// <param name="p0">The allowed rate, above 0 and below 1.</param>
    /// <returns>
    /// Unix seconds of the first worse scrape (the onset lies in the interval that ends there); null if no rate above p0 shows.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p0"/> is outside its range.</exception>
    public static double? Onset(IReadOnlyList<ScrapeCount> scrapes, double p0)
    {
        ArgumentNullException.ThrowIfNull(scrapes);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p0, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p0, 1);
        var (bad, total) = (scrapes.Sum(scrape => scrape.Bad), scrapes.Sum(scrape => scrape.Total));
        var (badBefore, totalBefore) = (0.0, 0.0);
        var best = LogLikelihood(bad, total, Math.Min(Ratio(bad, total), p0));
        double? onset = null;
        foreach (var scrape in scrapes)
        {
            var (badAfter, totalAfter) = (bad - badBefore, total - totalBefore);
            var likelihood =
                LogLikelihood(badBefore, totalBefore, Math.Min(Ratio(badBefore, totalBefore), p0))
                + LogLikelihood(badAfter, totalAfter, Math.Max(Ratio(badAfter, totalAfter), p0));
            if (scrape.Total > 0 && Ratio(badAfter, totalAfter) > p0 && likelihood > best)
            {
                (best, onset) = (likelihood, scrape.Time);
            }

            (badBefore, totalBefore) = (badBefore + scrape.Bad, totalBefore + scrape.Total);
        }

        return onset;
    }

    private static double Ratio(double bad, double total) => total > 0 ? Math.Clamp(bad / total, 0, 1) : 0;

    private static double LogLikelihood(double bad, double total, double rate) =>
        Term(bad, rate) + Term(Math.Max(total - bad, 0), 1 - rate);

    private static double Term(double count, double share) => count > 0 ? count * Math.Log(share) : 0;
}
