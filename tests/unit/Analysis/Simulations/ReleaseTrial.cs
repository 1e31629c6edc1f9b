namespace MlOps.Analysis.Tests.Simulations;

/// <summary>Runs the release test as the operator does, after every scrape.</summary>
internal static class ReleaseTrial
{
    /// <summary>The last known good revision's hour before the release, as the operator measures it.</summary>
    public static Baseline LastHour(Random random, double requestsPerSecond, double rate, double meanBurst, double interval)
    {
        var scrapes = new Traffic(random, requestsPerSecond, rate, meanBurst).Scrape((int)(3600 / interval), interval).ToArray();
        return new Baseline(scrapes.Sum(scrape => scrape.Bad), scrapes.Sum(scrape => scrape.Total), Dispersion.Phi(scrapes));
    }

    /// <summary>The scrape at which the revision is proven worse; null if it never is.</summary>
    public static int? ScrapesUntilProven(IEnumerable<ScrapeCount> scrapes, double interval, double target, Baseline? baseline)
    {
        var seen = new List<ScrapeCount>();
        foreach (var scrape in scrapes)
        {
            seen.Add(scrape);
            if (ReleaseTest.Evaluate(new EventCounts(seen, interval), target, baseline).Outcome == ReleaseOutcome.Breached)
            {
                return seen.Count;
            }
        }

        return null;
    }

    /// <summary>Independent events, looking after each: how many until E ≥ 10⁴ on at least 30; null if never within <paramref name="limit"/>.</summary>
    public static int? EventsUntilProven(Random random, double rate, double p0, int limit)
    {
        var traffic = Traffic.Independent(random, 1, rate);
        var (bad, threshold) = (0, ReleaseTestOptions.Default.MinLog10E * Math.Log(10));
        for (var total = 1; total <= limit; total++)
        {
            var failed = traffic.NextFails();
            bad += failed ? 1 : 0;
            if (total >= 30 && (failed || total == 30) && bad > total * p0 && Evidence.LogE(bad, total, p0) >= threshold)
            {
                return total;
            }
        }

        return null;
    }

    /// <summary>The value that <paramref name="share"/> of the trials reach or undercut; those that never ended count as endless.</summary>
    public static double Quantile(IEnumerable<int?> trials, double share)
    {
        var sorted = trials.Select(trial => (double?)trial ?? double.PositiveInfinity).Order().ToArray();
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
