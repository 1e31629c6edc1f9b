using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Streams;

/// <summary>
/// Requests of a service by scrape: Poisson arrivals, errors at a rate in geometric bursts (a two-state Markov chain over requests,
/// drawn run by run). A mean burst of 1/(1 − rate) is independence.
/// </summary>
/// <param name="random">The seeded source.</param>
/// <param name="requestsPerSecond">Mean arrivals per second, above 0.</param>
/// <param name="rate">Share of bad requests, 0 to 1; at 1 the mean burst is endless.</param>
/// <param name="meanBurst">Bad requests in a row, on average; at least 1/(1 − rate).</param>
public sealed class Traffic(Random random, double requestsPerSecond, double rate, double meanBurst)
{
    private bool _failing = random.NextDouble() < rate;
    private long _left = -1;

    /// <summary>Independent errors.</summary>
    public static Traffic Independent(Random random, double requestsPerSecond, double rate) =>
        new(random, requestsPerSecond, rate, 1 / (1 - rate));

    /// <summary>The next scrapes, <paramref name="interval"/> seconds apart, the first at <paramref name="start"/> + interval.</summary>
    public IEnumerable<ScrapeCount> Scrape(int scrapes, double interval, double start = 0)
    {
        for (var i = 1; i <= scrapes; i++)
        {
            yield return Next(interval, start + (i * interval));
        }
    }

    /// <summary>What comes within the next <paramref name="seconds"/>, as a scrape at <paramref name="time"/> counts it.</summary>
    public ScrapeCount Next(double seconds, double time)
    {
        var total = Poisson.Draw(random, requestsPerSecond * seconds);
        return new ScrapeCount(time, BadAmong(total), total);
    }

    /// <summary>
    /// Scrapes of a quiet service whose errors come in geometric bursts that fall into one scrape whole: retries of one request.
    /// </summary>
    public static IEnumerable<ScrapeCount> ScrapeRetries(
        Random random,
        double requestsPerSecond,
        double rate,
        double meanBurst,
        int scrapes,
        double interval
    )
    {
        foreach (var scrape in Independent(random, requestsPerSecond * (1 - rate), 0).Scrape(scrapes, interval))
        {
            var burst = random.NextDouble() < requestsPerSecond * interval * rate / meanBurst ? 1 + Geometric(random, 1 / meanBurst) : 0;
            yield return scrape with
            {
                Bad = burst,
                Total = scrape.Total + burst,
            };
        }
    }

    private long BadAmong(long requests)
    {
        long bad = 0;
        while (requests > 0)
        {
            if (_left < 0)
            {
                _left = 1 + Geometric(random, _failing ? 1 / meanBurst : rate / (meanBurst * (1 - rate)));
            }

            var taken = Math.Min(requests, _left);
            bad += _failing ? taken : 0;
            requests -= taken;
            _left -= taken;
            if (_left == 0)
            {
                (_failing, _left) = (!_failing, -1);
            }
        }

        return bad;
    }

    /// <summary>How often a run goes on: a geometric count from 0; practically endless where it cannot end.</summary>
    private static long Geometric(Random random, double end) =>
        end <= 0 ? long.MaxValue / 2 : (long)Math.Min(long.MaxValue / 2, Math.Log(1 - random.NextDouble()) / Math.Log(1 - end));
}
