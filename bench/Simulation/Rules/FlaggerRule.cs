using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>
/// Flagger's analysis with <c>request-success-rate</c>: every check that finds the last minute below <c>thresholdRange.min</c> adds to the
/// failed ones, which nothing takes back, and the canary is rolled back once there are <c>threshold</c> of them (fluxcd/flagger,
/// pkg/controller/scheduler.go). The interval of a minute and the threshold of 10 are those of docs/gitbook/usage/how-it-works.md; where
/// none is set it is 1.
/// </summary>
/// <remarks>No requests are a failed check. A real analysis ends with the promotion, after which nothing looks any more.</remarks>
/// <param name="min">The lowest success rate that passes.</param>
/// <param name="threshold">Failed checks that roll back.</param>
internal sealed class FlaggerRule(double min, int threshold) : IReleaseRule
{
    private const double Minute = 60;

    private readonly SlidingCounts _counts = new(Minute);
    private double _next = Minute;
    private int _failed;

    public bool CallsBad(ScrapeCount scrape)
    {
        var rate = _counts.SuccessRate(scrape);
        if (scrape.Time >= _next)
        {
            _next += Minute;
            _failed += rate >= min ? 0 : 1;
        }

        return _failed >= threshold;
    }
}
