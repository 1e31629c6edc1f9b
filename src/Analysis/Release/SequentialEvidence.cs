using MlOps.Analysis.Bursts;

namespace MlOps.Analysis.Release;

/// <summary>
/// The evidence that a revision fails more often than it may, scrape by scrape: how much better a rate above the allowed one, from some
/// scrape or from some moment within one, explains the counts than the allowed rate does with the bursts that suit it best.
/// </summary>
/// <remarks>
/// The numerator is one fixed probability of all counts (a mixture), the denominator the largest under the null hypothesis, so under each
/// chain of the null E stays below a non-negative martingale that starts at 1, and ever exceeds x with a probability of at most 1/x (Ville,
/// 1939): it may be looked at after every scrape. The construction is universal inference (Wasserman, Ramdas, Balakrishnan, PNAS 117(29),
/// 2020); the mixture over the change point is Shiryaev's. Derivation: docs/judging.md.
/// </remarks>
public sealed class SequentialEvidence
{
    /// <summary>Two hours of scrapes, 15 s apart.</summary>
    public const int DefaultSpan = 480;

    /// <summary>
    /// How much of a change's weight is on one within a scrape. A revision that is bad from the start is so before its first scrape.
    /// </summary>
    private const double Within = 0.5;
    private const double WithinTheFirst = 0.05;

    private readonly BurstLikelihood[] _allowed;
    private readonly SwitchedLikelihood[] _switched;
    private readonly double[] _before;
    private readonly BurstLikelihood[] _worse;
    private readonly MovingRate[] _moving;
    private readonly (double LogWeight, double Rate)[] _worseOf;
    private readonly (double LogWeight, double Rate)[] _movingOf;
    private readonly int _span;
    private int _scrapes;
    private double _unchanged = 1;

    /// <summary>Nothing seen yet: E = 1.</summary>
    /// <param name="p0">The allowed rate, above 0 and at most ½.</param>
    /// <param name="longestBurst">
    /// The largest mean burst, in requests, that is taken for a property of the traffic and not of the revision; at least 1.
    /// </param>
    /// <param name="knownBurst">
    /// The part of it that was known before the first count; the alternatives' bursts are no longer. Null for all of it.
    /// </param>
    /// <param name="span">Scrapes over which a change is expected as likely in one as in another; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public SequentialEvidence(double p0, double longestBurst, double? knownBurst = null, int span = DefaultSpan)
    {
        if (!(p0 > 0 && p0 <= 0.5 && longestBurst >= 1 && double.IsFinite(longestBurst)))
        {
            throw new ArgumentOutOfRangeException(nameof(p0), $"p0 {p0}, longest burst {longestBurst}");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(span, 1);
        var allowed = Hypotheses.Allowed(p0, longestBurst);
        _allowed = [.. allowed.Select(chain => new BurstLikelihood(chain))];
        _switched = [.. allowed.Select(chain => new SwitchedLikelihood(chain))];
        var known = Math.Min(longestBurst, knownBurst ?? longestBurst);
        _before = [.. Hypotheses.Before(allowed.Count).Select(weight => Math.Log(weight))];
        var worse = Hypotheses.Worse(p0, known);
        _worse = [.. worse.Select(one => new BurstLikelihood(one.Chain))];
        _worseOf = [.. worse.Select(one => (Math.Log(one.Weight), one.Chain.Rate))];
        var moving = Hypotheses.MovingRatesOf(p0);
        _moving = [.. moving.Select(one => one.Rate)];
        _movingOf = [.. moving.Select(one => (Math.Log(one.Weight), one.Rate.Mean))];
        _span = span;
        for (var i = 0; i < _allowed.Length; i++)
        {
            _allowed[i].Start(0);
        }
    }

    /// <summary>ln of the mixture's probability of all counts so far.</summary>
    public double LogNumerator
    {
        get
        {
            var sum = LogPrefix + Math.Log(_unchanged);
            foreach (var one in _worse)
            {
                sum = LogSum.Of(sum, one.Log);
            }

            foreach (var one in _moving)
            {
                sum = LogSum.Of(sum, one.Log);
            }

            return sum;
        }
    }

    /// <summary>
    /// ln of their largest probability at the allowed rate, with bursts of one kind, or of one until some scrape and of another since.
    /// </summary>
    public double LogDenominator
    {
        get
        {
            var best = Best();
            foreach (var one in _switched)
            {
                best = Math.Max(best, one.Log);
            }

            return best;
        }
    }

    /// <summary>ln E; 0 before the first event.</summary>
    public double LogE => LogNumerator - LogDenominator;

    /// <summary>
    /// The scrapes up to a change are explained by the allowed chains, mixed: what a change cannot explain is no evidence.
    /// </summary>
    private double LogPrefix
    {
        get
        {
            var sum = double.NegativeInfinity;
            for (var i = 0; i < _allowed.Length; i++)
            {
                sum = LogSum.Of(sum, _allowed[i].Log + _before[i]);
            }

            return sum;
        }
    }

    /// <summary>Weighs in the next scrape. One without events tells nothing and is passed over.</summary>
    /// <param name="bad">Bad events, at least 0; read as a whole number, at most <paramref name="total"/>.</param>
    /// <param name="total">All events, at least 0; read as a whole number.</param>
    public void Add(double bad, double total)
    {
        var all = (long)Math.Round(total);
        var failed = Math.Min((long)Math.Round(bad), all);
        if (all <= 0)
        {
            return;
        }

        _scrapes++;
        var (weight, within) = (Weight(_scrapes), _scrapes == 1 ? WithinTheFirst : Within);
        _unchanged = Math.Max(0, _unchanged - weight);
        var start = LogPrefix + Math.Log(weight);
        var (edge, inside) = (start + Math.Log(1 - within), start + Math.Log(within));
        for (var i = 0; i < _worse.Length; i++)
        {
            _worse[i].Start(edge + _worseOf[i].LogWeight);
            _worse[i].Add(failed, all - failed);
            _worse[i].Start(inside + _worseOf[i].LogWeight + LogShare(_worseOf[i].Rate, failed, all));
        }

        var ways = BurstCounts.LogChoose(all, failed);
        for (var i = 0; i < _moving.Length; i++)
        {
            _moving[i].Start(edge + _movingOf[i].LogWeight);
            _moving[i].Add(failed, all - failed, ways);
            _moving[i].Start(inside + _movingOf[i].LogWeight + LogShare(_movingOf[i].Rate, failed, all));
        }

        var best = Best();
        for (var i = 0; i < _allowed.Length; i++)
        {
            _switched[i].Add(best, failed, all - failed);
            _allowed[i].Add(failed, all - failed);
        }
    }

    /// <summary>
    /// Where it turns bad at any moment of the scrape, the number of its bad requests is about as likely any from none to rate times all;
    /// no more than that is possible.
    /// </summary>
    private static double LogShare(double rate, long failed, long all)
    {
        var most = Math.Ceiling(rate * all);
        return failed <= most ? -Math.Log(most + 1) : double.NegativeInfinity;
    }

    /// <summary>
    /// P(the change is at scrape i): half for the first one, for a revision that is bad from the start; a tenth that falls as 1/(i(i + 1)),
    /// which has no scale to choose; 0.4 even over the span, so that what comes late is not the less believed the later it comes.
    /// </summary>
    private double Weight(int i) => (i == 1 ? 0.5 : 0) + (0.1 / i / (i + 1.0)) + (i <= _span ? 0.4 / _span : 0);

    private double Best()
    {
        var best = double.NegativeInfinity;
        foreach (var one in _allowed)
        {
            best = Math.Max(best, one.Log);
        }

        return best;
    }
}
