using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Streams;

/// <summary>
/// Requests of a service that fail in outages: stretches of time, whatever the traffic, in which each request fails with one probability.
/// </summary>
public static class Outages
{
    /// <summary>Scrapes of Poisson arrivals. Outages begin and end anywhere within a scrape.</summary>
    /// <param name="random">The seeded source.</param>
    /// <param name="requestsPerSecond">Mean arrivals per second, above 0.</param>
    /// <param name="outages">Start and end of each in seconds after the start, in order, without overlap.</param>
    /// <param name="rate">Share of requests that fail in an outage, 0 to 1.</param>
    /// <param name="scrapes">How many scrapes.</param>
    /// <param name="interval">Seconds between them.</param>
    public static IEnumerable<ScrapeCount> Scrape(
        Random random,
        double requestsPerSecond,
        IReadOnlyList<(double Start, double End)> outages,
        double rate,
        int scrapes,
        double interval
    )
    {
        var next = 0;
        for (var i = 0; i < scrapes; i++)
        {
            var (start, end, failing) = (i * interval, (i + 1) * interval, 0.0);
            while (next < outages.Count && outages[next].End <= start)
            {
                next++;
            }

            for (var j = next; j < outages.Count && outages[j].Start < end; j++)
            {
                failing += Math.Min(end, outages[j].End) - Math.Max(start, outages[j].Start);
            }

            var total = Poisson.Draw(random, requestsPerSecond * interval);
            yield return new ScrapeCount(end, BinomialDraw.Of(random, total, failing / interval * rate), total);
        }
    }

    /// <summary>Outages of one length at random moments, as many as fail the given share of the time.</summary>
    /// <param name="random">The seeded source.</param>
    /// <param name="seconds">Length of each.</param>
    /// <param name="share">Share of the time, above 0, far below 1.</param>
    /// <param name="until">Seconds to fill.</param>
    public static IReadOnlyList<(double Start, double End)> AtRandom(Random random, double seconds, double share, double until)
    {
        var outages = new List<(double, double)>();
        for (var start = Gap(); start < until; start += seconds + Gap())
        {
            outages.Add((start, start + seconds));
        }

        return outages;

        double Gap() => -Math.Log(1 - random.NextDouble()) * seconds * (1 - share) / share;
    }
}
