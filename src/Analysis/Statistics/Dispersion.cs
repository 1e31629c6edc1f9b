using MlOps.Analysis.Counters;

namespace MlOps.Analysis.Statistics;

/// <summary>How much more the bad counts scatter from scrape to scrape than independent events would.</summary>
public static class Dispersion
{
    /// <summary>φ = max(1, χ²/df), Pearson's χ² of the bad counts against one common ratio, over scrapes with events; df = scrapes − 1.</summary>
    /// <returns>
    /// At least 1. Exactly 1 where nothing can be estimated: fewer than two scrapes with events, no bad event, or nothing but bad events.
    /// </returns>
    /// <remarks>Counts divided by φ carry about as much evidence as that many independent events (quasi-likelihood; McCullagh, 1983).</remarks>
    public static double Phi(IReadOnlyList<ScrapeCount> scrapes)
    {
        ArgumentNullException.ThrowIfNull(scrapes);
        var (bad, total, degrees) = (0.0, 0.0, -1);
        foreach (var scrape in scrapes.Where(scrape => scrape.Total > 0))
        {
            (bad, total, degrees) = (bad + scrape.Bad, total + scrape.Total, degrees + 1);
        }

        if (degrees < 1 || bad <= 0 || bad >= total)
        {
            return 1;
        }

        var p = bad / total;
        var chiSquare = scrapes
            .Where(scrape => scrape.Total > 0)
            .Sum(scrape => Math.Pow(scrape.Bad - (scrape.Total * p), 2) / (scrape.Total * p * (1 - p)));
        return Math.Max(1, chiSquare / degrees);
    }
}
