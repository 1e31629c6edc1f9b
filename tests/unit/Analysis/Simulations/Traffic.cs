namespace MlOps.Analysis.Tests.Simulations;

/// <summary>
/// Requests of a service by scrape: Poisson arrivals, errors at a rate in geometric bursts (a two-state Markov chain over requests). A
/// mean burst of 1/(1 − rate) is independence.
/// </summary>
internal sealed class Traffic(Random random, double requestsPerSecond, double rate, double meanBurst)
{
    private bool _failing = random.NextDouble() < rate;

    /// <summary>Independent errors.</summary>
    public static Traffic Independent(Random random, double requestsPerSecond, double rate) =>
        new(random, requestsPerSecond, rate, 1 / (1 - rate));

    /// <summary>The next request's outcome: true if it fails.</summary>
    public bool NextFails()
    {
        var failed = _failing;
        _failing = random.NextDouble() < (_failing ? 1 - (1 / meanBurst) : rate / (meanBurst * (1 - rate)));
        return failed;
    }

    /// <summary>The next scrapes, <paramref name="interval"/> seconds apart.</summary>
    public IEnumerable<ScrapeCount> Scrape(int scrapes, double interval, double start = 0)
    {
        var arrival = -Math.Log(1 - random.NextDouble()) / requestsPerSecond;
        for (var i = 1; i <= scrapes; i++)
        {
            var (bad, total) = (0, 0);
            for (; arrival < i * interval; arrival -= Math.Log(1 - random.NextDouble()) / requestsPerSecond)
            {
                total++;
                bad += NextFails() ? 1 : 0;
            }

            yield return new ScrapeCount(start + (i * interval), bad, total);
        }
    }

    /// <summary>Scrapes of a quiet service whose errors come in geometric bursts that fall into one scrape whole: retries of one request.</summary>
    public static IEnumerable<ScrapeCount> ScrapeRetries(Random random, double requestsPerSecond, double rate, double meanBurst, int scrapes, double interval)
    {
        foreach (var scrape in Independent(random, requestsPerSecond * (1 - rate), 0).Scrape(scrapes, interval))
        {
            var burst = 0;
            if (random.NextDouble() < requestsPerSecond * interval * rate / meanBurst)
            {
                burst = 1 + (int)(Math.Log(1 - random.NextDouble()) / Math.Log(1 - (1 / meanBurst)));
            }

            yield return scrape with { Bad = burst, Total = scrape.Total + burst };
        }
    }
}
