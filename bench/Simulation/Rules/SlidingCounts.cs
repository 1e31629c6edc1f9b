using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>
/// Good requests as a share of all, over the last seconds, counted exactly: <c>rate()</c> of the two counters would extrapolate both alike.
/// </summary>
internal sealed class SlidingCounts(double window)
{
    private readonly Queue<ScrapeCount> _scrapes = [];
    private double _bad;
    private double _total;

    /// <summary>The success rate after one more scrape; NaN without requests, as Prometheus has it.</summary>
    public double SuccessRate(ScrapeCount scrape)
    {
        _scrapes.Enqueue(scrape);
        (_bad, _total) = (_bad + scrape.Bad, _total + scrape.Total);
        while (_scrapes.Peek().Time <= scrape.Time - window)
        {
            var old = _scrapes.Dequeue();
            (_bad, _total) = (_bad - old.Bad, _total - old.Total);
        }

        return _total > 0 ? 1 - (_bad / _total) : double.NaN;
    }
}
