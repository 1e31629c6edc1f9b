namespace MlOps.Analysis.Tests.Release;

public class SequentialEvidenceTests
{
    [Fact]
    public void Nothing_seen_is_no_evidence() => new SequentialEvidence(0.02, 10).LogE.ShouldBe(0, 1e-12);

    /// <summary>
    /// What makes E anytime-valid: its numerator is a probability of all counts, so over all outcomes of one more scrape it is what it was.
    /// </summary>
    [Fact]
    public void One_more_scrape_changes_the_numerator_by_nothing_in_expectation() =>
        Gen.Select(Gen.Select(Gen.Int[0, 12], Gen.Int[0, 30]).Array[0, 6], Gen.Int[1, 40], Gen.Double[0.001, 0.5], Gen.Double[1, 40])
            .Sample(
                (history, requests, p0, longestBurst) =>
                {
                    var before = After(history, p0, longestBurst).LogNumerator;
                    var sum = Enumerable
                        .Range(0, requests + 1)
                        .Sum(bad => Math.Exp(After([.. history, (bad, requests - bad)], p0, longestBurst).LogNumerator - before));
                    sum.ShouldBe(1, 1e-8);
                },
                iter: 200
            );

    /// <summary>
    /// Exactly, over all ways in which three scrapes can go: no chain that the null hypothesis holds has an expected E above 1.
    /// </summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(10, 1)]
    [InlineData(1, 0.5)]
    [InlineData(3, 0.5)]
    [InlineData(10, 0.5)]
    [InlineData(6, 0.75)]
    public void At_the_allowed_rate_or_below_it_is_expected_to_stay_at_one(double meanBurst, double share)
    {
        const int Requests = 12;
        const double P0 = 0.1;
        var truth = new BurstChain(P0 * share, meanBurst);

        var expected = 0.0;
        foreach (var counts in Sequences(Requests))
        {
            var likelihood = new BurstLikelihood(truth);
            likelihood.Start(0);
            foreach (var (bad, good) in counts)
            {
                likelihood.Add(bad, good);
            }

            expected += Math.Exp(likelihood.Log + After(counts, P0, 10).LogE);
        }

        expected.ShouldBeLessThanOrEqualTo(1 + 1e-9);
    }

    [Fact]
    public void Scrapes_without_events_tell_nothing()
    {
        var (plain, idle) = (new SequentialEvidence(0.02, 10), new SequentialEvidence(0.02, 10));
        plain.Add(3, 20);
        idle.Add(0, 0);
        idle.Add(3, 20);
        idle.Add(0, 0.4);

        idle.LogE.ShouldBe(plain.LogE);
    }

    [Fact]
    public void The_longer_the_bursts_that_are_excused_the_less_is_proven() =>
        new[] { 1.0, 1.5, 2.5, 5, 10, 30 }
            .Select(longest => After([.. Enumerable.Repeat((30, 70), 4)], 0.02, longest).LogE)
            .ShouldBeInOrder(SortDirection.Descending);

    [Fact]
    public void A_good_hour_before_does_not_hide_what_comes_after()
    {
        (int, int)[] good = [.. Enumerable.Repeat((1, 299), 240)];

        After(good, 0.02, 10).LogE.ShouldBeLessThan(0);
        After([.. good, .. Enumerable.Repeat((90, 210), 5)], 0.02, 10).LogE.ShouldBeGreaterThan(4 * Math.Log(10));
    }

    /// <summary>Counters that disagree by rounding, or by a scrape that came between two of them.</summary>
    [Fact]
    public void More_bad_than_total_is_read_as_all_of_them()
    {
        var (over, all) = (new SequentialEvidence(0.02, 10), new SequentialEvidence(0.02, 10));
        over.Add(21, 20);
        all.Add(20, 20);

        over.LogE.ShouldBe(all.LogE);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.6, 10)]
    [InlineData(0.02, 0.5)]
    [InlineData(0.02, double.NaN)]
    public void What_is_no_rate_or_no_burst_is_refused(double p0, double longestBurst) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SequentialEvidence(p0, longestBurst));

    /// <summary>Over every pair of allowed chains and every scrape at which one may take over from the other.</summary>
    [Fact]
    public void The_denominator_is_the_largest_likelihood_that_one_change_of_bursts_can_give() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12])
            .Where((bad, good) => bad + good > 0)
            .Array[1, 8]
            .Sample(
                counts =>
                {
                    var chains = Hypotheses.Allowed(0.1, 10);
                    var largest = Enumerable
                        .Range(0, counts.Length)
                        .Max(change =>
                            chains.Max(one => Likelihood(one, counts[..change])) + chains.Max(one => Likelihood(one, counts[change..]))
                        );
                    After(counts, 0.1, 10).LogDenominator.ShouldBe(largest, 1e-9);
                },
                iter: 300
            );

    private static double Likelihood(BurstChain chain, IEnumerable<(int Bad, int Good)> counts)
    {
        var likelihood = new BurstLikelihood(chain);
        likelihood.Start(0);
        foreach (var (bad, good) in counts)
        {
            likelihood.Add(bad, good);
        }

        return likelihood.Log;
    }

    private static SequentialEvidence After(IEnumerable<(int Bad, int Good)> counts, double p0, double longestBurst)
    {
        var evidence = new SequentialEvidence(p0, longestBurst);
        foreach (var (bad, good) in counts)
        {
            evidence.Add(bad, bad + good);
        }

        return evidence;
    }

    private static IEnumerable<(int Bad, int Good)[]> Sequences(int requests) =>
        from first in Enumerable.Range(0, requests + 1)
        from second in Enumerable.Range(0, requests + 1)
        from third in Enumerable.Range(0, requests + 1)
        select new[] { (first, requests - first), (second, requests - second), (third, requests - third) };
}
