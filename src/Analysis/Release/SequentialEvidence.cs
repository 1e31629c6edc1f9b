using MlOps.Analysis.Bursts;

namespace MlOps.Analysis.Release;

/// <summary>
/// The evidence that a revision fails more often than it may, scrape by scrape: how much better a rate above the allowed one, from some
/// scrape on, explains the counts than the allowed rate does with the bursts that suit it best.
/// </summary>
/// <remarks>
/// The numerator is one fixed probability of all counts (a mixture), the denominator the largest under the null hypothesis, so under each
/// chain of the null E stays below a non-negative martingale that starts at 1, and ever exceeds x with a probability of at most 1/x (Ville,
/// 1939): it may be looked at after every scrape. The construction is universal inference (Wasserman, Ramdas, Balakrishnan, PNAS 117(29), 2020);
/// the mixture over the change point is Shiryaev's. Derivation: docs/judging.md.
/// </remarks>
public sealed class SequentialEvidence
{
    private readonly BurstLikelihood[] _allowed;
    private readonly BurstLikelihood[] _switched;
    private readonly BurstLikelihood[] _worse;
    private readonly double[] _logWeights;
    private int _scrapes;

    /// <summary>Nothing seen yet: E = 1.</summary>
    /// <param name="p0">The allowed rate, above 0 and at most ½.</param>
    /// <param name="longestBurst">The largest mean burst, in requests, that is taken for a property of the traffic and not of the revision; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public SequentialEvidence(double p0, double longestBurst)
    {
        if (!(p0 > 0 && p0 <= 0.5 && longestBurst >= 1 && double.IsFinite(longestBurst)))
        {
            throw new ArgumentOutOfRangeException(nameof(p0), $"p0 {p0}, longest burst {longestBurst}");
        }

        _allowed = [.. Hypotheses.Allowed(p0, longestBurst).Select(chain => new BurstLikelihood(chain))];
        _switched = [.. _allowed];
        var worse = Hypotheses.Worse(p0, longestBurst);
        _worse = [.. worse.Select(one => new BurstLikelihood(one.Chain))];
        _logWeights = [.. worse.Select(one => Math.Log(one.Weight))];
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
            var sum = LogPrefix - Math.Log(_scrapes + 1);
            foreach (var one in _worse)
            {
                sum = LogSum.Of(sum, one.Log);
            }

            return sum;
        }
    }

    /// <summary>ln of their largest probability at the allowed rate, with bursts of one kind, or of one until some scrape and of another since.</summary>
    public double LogDenominator => Math.Max(Best(_allowed), Best(_switched));

    /// <summary>ln E; 0 before the first event.</summary>
    public double LogE => LogNumerator - LogDenominator;

    /// <summary>The scrapes up to a change are explained by the allowed chains, evenly mixed: what a change cannot explain is no evidence.</summary>
    private double LogPrefix => _allowed.Aggregate(double.NegativeInfinity, (sum, one) => LogSum.Of(sum, one.Log)) - Math.Log(_allowed.Length);

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
        // P(the change is at scrape i) = 1/(i(i + 1)): half for the first one, and no scale to choose for the rest.
        var start = LogPrefix - Math.Log(_scrapes) - Math.Log(_scrapes + 1);
        for (var i = 0; i < _worse.Length; i++)
        {
            _worse[i].Start(start + _logWeights[i]);
            _worse[i].Add(failed, all - failed);
        }

        var best = Best(_allowed);
        for (var i = 0; i < _allowed.Length; i++)
        {
            _switched[i].Restart(best);
            _switched[i].Add(failed, all - failed);
            _allowed[i].Add(failed, all - failed);
        }
    }

    private static double Best(BurstLikelihood[] chains)
    {
        var best = double.NegativeInfinity;
        foreach (var one in chains)
        {
            best = Math.Max(best, one.Log);
        }

        return best;
    }
}
