using MlOps.Analysis.Counters;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Trials;

/// <summary>How a revision's rate of bad requests goes over time. Before it turns bad it is at half the budget.</summary>
public abstract record RateCourse
{
    /// <summary>It turns bad exactly between two scrapes.</summary>
    public static RateCourse FromTheEdge { get; } = new Onset(false, 0);

    /// <summary>It turns bad at any moment between two scrapes, each as likely as the other.</summary>
    public static RateCourse FromWithin { get; } = new Onset(true, 0);

    /// <summary>The same, and its rate moves from scrape to scrape by a factor e^(sd·N(0, 1)).</summary>
    public static RateCourse Moving(double sd) => new Onset(true, sd);

    /// <summary>
    /// A dependency of both revisions fails so many times an hour, for a while of exponential length, in the predecessor's time as well;
    /// then each request fails with the probability <paramref name="share"/>.
    /// </summary>
    public static RateCourse SharedOutages(double perHour, double meanSeconds, double share = 1) =>
        new OutageCourse(perHour, meanSeconds, share);

    /// <summary>
    /// The same once in the release's time, from any moment within the scrape after the good ones, for exactly so long; and never before in
    /// the week.
    /// </summary>
    public static RateCourse FirstOutage(double seconds, double share = 1) => new FirstOutageCourse(seconds, share);

    /// <summary>The share of slow requests is <paramref name="share"/>·e^(−t/<paramref name="seconds"/>) on top of half the budget; what
    /// comes before <paramref name="from"/> seconds is not counted.</summary>
    public static RateCourse WarmUp(double share, double seconds, double from) => new Warming(share, seconds, from);

    /// <summary>Names the course's streams.</summary>
    internal abstract long[] Key { get; }

    /// <summary>The predecessor's hour, where the course touches it.</summary>
    internal virtual IReadOnlyList<ScrapeCount> OfPredecessor(Setting setting, Random random, IReadOnlyList<ScrapeCount> hour) => hour;

    /// <summary>Hours of good revisions in the week before, where they tell more than the last one.</summary>
    internal virtual IReadOnlyList<IReadOnlyList<ScrapeCount>> OfWeek(Setting setting, Random random) => [];

    /// <summary>The new revision, scrape by scrape since it got traffic.</summary>
    internal abstract IReadOnlyList<ScrapeCount> OfRevision(Setting setting, Random random, int scrapes, int goodScrapes);

    /// <summary>The same, and when a dependency failed it, in seconds since it got traffic.</summary>
    internal virtual (IReadOnlyList<ScrapeCount> Scrapes, IReadOnlyList<(double From, double To)> Outages) WithOutages(
        Setting setting,
        Random random,
        int scrapes,
        int goodScrapes
    ) => (OfRevision(setting, random, scrapes, goodScrapes), []);

    /// <summary>The share of requests of which a dependency that fails fails so many.</summary>
    internal virtual double OutageShare => 1;

    private protected static double Half(Setting setting) => (1 - setting.Target) / 2;

    private sealed record Onset(bool Within, double Sd) : RateCourse
    {
        internal override long[] Key => Within ? [1, (long)(Sd * 1000)] : [];

        internal override IReadOnlyList<ScrapeCount> OfRevision(Setting setting, Random random, int scrapes, int goodScrapes)
        {
            var before = SimulatedRelease.Of(setting, random, Half(setting), 1);
            List<ScrapeCount> all = [.. before.Scrape(goodScrapes, setting.Interval)];
            var start = goodScrapes * setting.Interval;
            if (Within && scrapes > 0)
            {
                var good = random.NextDouble() * setting.Interval;
                var (first, rest) = (
                    before.Next(good, start + good),
                    Failing(setting, random).Next(setting.Interval - good, start + setting.Interval)
                );
                all.Add(new ScrapeCount(rest.Time, first.Bad + rest.Bad, first.Total + rest.Total));
                (start, scrapes) = (start + setting.Interval, scrapes - 1);
            }

            if (Sd <= 0)
                return [.. all, .. Failing(setting, random).Scrape(scrapes, setting.Interval, start)];
            for (var i = 1; i <= scrapes; i++)
                all.Add(Failing(setting, random).Next(setting.Interval, start + (i * setting.Interval)));
            return all;
        }

        private Traffic Failing(Setting setting, Random random) =>
            SimulatedRelease.Of(
                setting,
                random,
                Sd <= 0 ? setting.Rate : Math.Min(1, setting.Rate * Math.Exp(Sd * Gaussian.Draw(random))),
                setting.MeanBurst
            );
    }

    private sealed record Warming(double Share, double Seconds, double From) : RateCourse
    {
        internal override long[] Key => [3, (long)(Share * 1000), (long)(Seconds * 10), (long)From];

        internal override IReadOnlyList<ScrapeCount> OfRevision(Setting setting, Random random, int scrapes, int goodScrapes) =>
            [
                .. Enumerable
                    .Range(0, scrapes)
                    .Select(i =>
                    {
                        var (from, to) = (From + (i * setting.Interval), From + ((i + 1) * setting.Interval));
                        var slow = Share * Seconds * (Math.Exp(-from / Seconds) - Math.Exp(-to / Seconds)) / setting.Interval;
                        return SimulatedRelease.Of(setting, random, Half(setting) + slow, 1).Next(setting.Interval, to);
                    }),
            ];
    }
}
