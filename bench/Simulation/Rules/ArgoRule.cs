using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>
/// Argo Rollouts' analysis of one metric with <c>successCondition: result[0] &gt;= threshold</c>: failed measurements add up over the whole
/// run, and the run fails when there are more than <c>failureLimit</c> (argoproj/argo-rollouts, analysis/analysis.go and
/// utils/evaluate/evaluate.go). The interval of 5 min and the limit of 3 are those of docs/features/analysis.md; the API's default limit is
/// 0.
/// </summary>
/// <remarks>
/// NaN fails the condition. An empty vector would be an error, and five in a row abort the rollout as well; here the series always exist.
/// </remarks>
/// <param name="threshold">The lowest success rate that passes.</param>
/// <param name="failureLimit">Failed measurements that are forgiven.</param>
/// <param name="window">Seconds that the query looks back.</param>
/// <param name="every">Seconds between measurements; 0 for every scrape.</param>
internal sealed class ArgoRule(double threshold, int failureLimit, double window, double every) : IReleaseRule
{
    private readonly SlidingCounts _counts = new(window);
    private double _next = Math.Max(window, every);
    private int _failed;

    public bool CallsBad(ScrapeCount scrape)
    {
        var rate = _counts.SuccessRate(scrape);
        if (scrape.Time >= _next)
        {
            _next += every;
            _failed += rate >= threshold ? 0 : 1;
        }

        return _failed > failureLimit;
    }
}
