using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Analysis.Statistics;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>
/// The product's release test, after every scrape. The verdict is always <see cref="ReleaseTest.Evaluate"/>'s. As that starts from the
/// first scrape each time, it is only asked where the product's own evidence, kept from scrape to scrape for a few lengths of bursts, is
/// not hopelessly small.
/// </summary>
internal sealed class OurRule : IReleaseRule
{
    /// <summary>Decades of evidence below what the test asks for at which a look is skipped.</summary>
    private const double Slack = 1.5;

    /// <summary>Hours of a day that the operator samples.</summary>
    private const int HoursADay = 6;

    private readonly Setting _setting;
    private readonly ReleaseBaseline? _baseline;
    private readonly ReleaseTestOptions _options;
    private readonly double _worthALook;
    private readonly List<ScrapeCount> _seen = [];
    private readonly Running[] _running;

    public OurRule(SimulatedRelease release, ReleaseTestOptions options)
    {
        (_setting, _options) = (release.Setting, options);
        _baseline = BaselineOf(release);
        var least = ReleaseTest.LongestBurst(EventCounts.Empty, _baseline, options);
        var nothing = ReleaseTest.Evaluate(EventCounts.Empty, _setting.Target, _baseline, options);
        _worthALook = (nothing.Needed - Slack) * Math.Log(10);
        var span = (int)(options.SpanSeconds / _setting.Interval);
        _running =
        [
            .. new[] { least, 3, 10, 100, 1000 }
                .Where(burst => burst >= least)
                .Distinct()
                .Select(burst => new Running(burst, new SequentialEvidence(nothing.P0, burst, least, span))),
        ];
    }

    /// <summary>What is known of the release's predecessors.</summary>
    public static ReleaseBaseline? BaselineOf(SimulatedRelease release) =>
        release.Before.Count == 0
            ? null
            : new ReleaseBaseline(
                release.Before.Sum(scrape => scrape.Bad),
                release.Before.Sum(scrape => scrape.Total),
                Dispersion.Phi(release.Before)
            )
            {
                Week = Week(release),
            };

    private static ErrorClusters? Week(SimulatedRelease release) =>
        release.Week.Count == 0
            ? null
            : ErrorClusters.Week([
                .. release
                    .Week.Chunk(HoursADay)
                    .Select(day =>
                        day.Aggregate(ErrorClusters.None, (known, hour) => known.With(new EventCounts(hour, release.Setting.Interval)))
                    ),
            ]);

    public bool CallsBad(ScrapeCount scrape)
    {
        _seen.Add(scrape);
        if (_running[0].LogE(_seen) < _worthALook)
        {
            return false;
        }

        var counts = new EventCounts(_seen, _setting.Interval);
        var longest = ReleaseTest.LongestBurst(counts, _baseline, _options);
        return _running.Last(one => one.LongestBurst <= longest).LogE(_seen) >= _worthALook
            && ReleaseTest.Evaluate(counts, _setting.Target, _baseline, _options).Outcome == ReleaseOutcome.Breached;
    }

    /// <summary>Evidence that catches up with the scrapes when it is asked for.</summary>
    private sealed class Running(double longestBurst, SequentialEvidence evidence)
    {
        private int _weighed;

        public double LongestBurst => longestBurst;

        public double LogE(List<ScrapeCount> seen)
        {
            for (; _weighed < seen.Count; _weighed++)
            {
                evidence.Add(seen[_weighed].Bad, seen[_weighed].Total);
            }

            return evidence.LogE;
        }
    }
}
