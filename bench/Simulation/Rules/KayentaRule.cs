using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>
/// Kayenta's judge on one critical metric, the error ratio of each scrape: the new revision is High, and the canary fails, when the lower
/// end of the 98 % Mann-Whitney confidence interval of the shift is above a quarter of the Hodges-Lehmann estimate, and its mean is at
/// least <c>allowedIncrease</c> times the predecessor's (spinnaker/kayenta, kayenta-judge, MannWhitneyClassifier.scala and
/// NetflixACAJudge.scala).
/// </summary>
/// <remarks>
/// Looked at every five minutes over all scrapes so far. It compares with the predecessor and knows no target; on a first deployment there
/// is nothing to compare with, and it passes. Outliers are kept, as is its default.
/// </remarks>
internal sealed class KayentaRule(IReadOnlyList<ScrapeCount> before, double allowedIncrease) : IReleaseRule
{
    private const double Tolerance = 0.25;
    private const double Every = 300;

    private readonly double[] _control = [.. before.Where(scrape => scrape.Total > 0).Select(scrape => scrape.Bad / scrape.Total)];
    private readonly List<double> _experiment = [];
    private double _next = Every;

    public bool CallsBad(ScrapeCount scrape)
    {
        if (scrape.Total > 0)
        {
            _experiment.Add(scrape.Bad / scrape.Total);
        }

        if (scrape.Time < _next || _control.Length == 0 || _experiment.Count == 0)
        {
            return false;
        }

        _next += Every;
        var (shift, lower) = MannWhitney.Shift(_control, _experiment);
        return lower > Tolerance * Math.Abs(shift) && _experiment.Average() >= allowedIncrease * _control.Average();
    }
}
