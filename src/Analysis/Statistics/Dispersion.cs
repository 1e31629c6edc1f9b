using MlOps.Analysis.Counters;

namespace MlOps.Analysis.Statistics;

/// <summary>How much more the bad counts scatter from scrape to scrape than independent events would.</summary>
public static class Dispersion
{
    /// <summary>Fewer blocks than this say too little about their scatter: its standard error would be above a quarter.</summary>
    private const int Blocks = 30;

    /// <summary>
    /// φ = max(1, χ²/df), Pearson's χ² of the bad counts against one common ratio, over scrapes with events; df = scrapes − 1. A burst
    /// that outlasts a scrape shows only over longer stretches, so the same is asked of blocks of 2, 4, 8, … scrapes while there are at
    /// least <paramref name="minBlocks"/> of them, and the largest answer counts (batch means; Conway, Management Sci. 9(3), 1963).
    /// </summary>
    /// <param name="scrapes">Ascending in time.</param>
    /// <param name="minBlocks">Blocks needed; fewer where many hours are pooled and each need not be exact. At least 2.</param>
    /// <returns>
    /// At least 1. Exactly 1 where nothing can be estimated: fewer than two scrapes with events, no bad event, or nothing but bad events.
    /// </returns>
    public static double Phi(IReadOnlyList<ScrapeCount> scrapes, int minBlocks = Blocks)
    {
        ArgumentNullException.ThrowIfNull(scrapes);
        var blocks = scrapes.Where(scrape => scrape.Total > 0).ToArray();
        var phi = Pearson(blocks);
        while (blocks.Length / 2 >= minBlocks)
        {
            blocks = [.. blocks.Chunk(2).Where(pair => pair.Length == 2).Select(Merge)];
            phi = Math.Max(phi, Pearson(blocks));
        }

        return phi;
    }

    private static ScrapeCount Merge(ScrapeCount[] pair) => new(pair[1].Time, pair[0].Bad + pair[1].Bad, pair[0].Total + pair[1].Total);

    private static double Pearson(ScrapeCount[] scrapes)
    {
        var (bad, total) = (scrapes.Sum(scrape => scrape.Bad), scrapes.Sum(scrape => scrape.Total));
        if (scrapes.Length < 2 || bad <= 0 || bad >= total)
        {
            return 1;
        }

        var p = bad / total;
        var chiSquare = scrapes.Sum(scrape => Math.Pow(scrape.Bad - (scrape.Total * p), 2) / (scrape.Total * p * (1 - p)));
        return Math.Max(1, chiSquare / (scrapes.Length - 1));
    }
}
