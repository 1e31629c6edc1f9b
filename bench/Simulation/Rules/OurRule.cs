using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Analysis.Statistics;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>
/// The product's release test, after every scrape. The verdict is always <see cref="ReleaseTest.Evaluate"/>'s. As that starts from the
/// first scrape each time, it is only asked where the product's own evidence, kept from scrape to scrape for a few lengths of bursts, is not
/// hopelessly small.
/// </summary>
internal sealed class OurRule : IReleaseRule
{
    /// <summary>ln E below which a look is skipped: three decades less than the test asks for.</summary>
    private static readonly double WorthALook = Math.Log(10);

    private readonly Setting _setting;
    private readonly Baseline? _baseline;
    private readonly ReleaseTestOptions _options;
    private readonly List<ScrapeCount> _seen = [];
    private readonly (double LongestBurst, SequentialEvidence Evidence)[] _running;

    public OurRule(SimulatedRelease release, ReleaseTestOptions options)
    {
        (_setting, _options) = (release.Setting, options);
        _baseline = release.Before.Count == 0
            ? null
            : new Baseline(release.Before.Sum(scrape => scrape.Bad), release.Before.Sum(scrape => scrape.Total), Dispersion.Phi(release.Before));
        var least = ReleaseTest.LongestBurst(EventCounts.Empty, _baseline, options);
        var p0 = ReleaseTest.Evaluate(EventCounts.Empty, _setting.Target, _baseline, options).P0;
        _running = [.. new[] { least, 3, 10 }.Where(burst => burst >= least).Distinct().Select(burst => (burst, new SequentialEvidence(p0, burst)))];
    }

    public bool CallsBad(ScrapeCount scrape)
    {
        _seen.Add(scrape);
        foreach (var (_, evidence) in _running)
        {
            evidence.Add(scrape.Bad, scrape.Total);
        }

        if (_running.All(one => one.Evidence.LogE < WorthALook))
        {
            return false;
        }

        var counts = new EventCounts(_seen, _setting.Interval);
        var longest = ReleaseTest.LongestBurst(counts, _baseline, _options);
        return _running.Last(one => one.LongestBurst <= longest).Evidence.LogE >= WorthALook
            && ReleaseTest.Evaluate(counts, _setting.Target, _baseline, _options).Outcome == ReleaseOutcome.Breached;
    }
}
