namespace MlOps.Analysis.Tests.Bursts;

public class BurstCountsTests
{
    public static TheoryData<double, double> Chains =>
        new()
        {
            { 0.02, 10 },
            { 0.3, 3 },
            { 0.1, 1.2 },
            { 0.5, 2.5 },
            { 0.9, 10 },
            { 0.3, 1 },
        };

    /// <summary>Every sequence of up to nine requests, one by one.</summary>
    [Theory]
    [MemberData(nameof(Chains))]
    public void It_agrees_with_the_sum_over_all_sequences(double rate, double meanBurst)
    {
        var chain = new BurstChain(rate, meanBurst);
        for (var requests = 0; requests <= 9; requests++)
        {
            for (var bad = 0; bad <= requests; bad++)
            {
                var step = BurstCounts.Step(chain, bad, requests - bad);
                foreach (var startsBad in new[] { false, true })
                {
                    var (endsGood, endsBad) = Enumerate(chain, requests, bad, startsBad);
                    var (good, failed) = startsBad ? (step.BadToGood, step.BadToBad) : (step.GoodToGood, step.GoodToBad);
                    ((good + failed) * Math.Exp(step.LogScale)).ShouldBe(endsGood + endsBad, 1e-12 + (1e-9 * (endsGood + endsBad)));
                    if (!chain.IsIndependent)
                    {
                        (failed * Math.Exp(step.LogScale)).ShouldBe(endsBad, 1e-12 + (1e-9 * endsBad));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(0.02, 10, 300)]
    [InlineData(0.02, 50, 3000)]
    [InlineData(0.002, 3, 3000)]
    [InlineData(0.3, 1.5, 1000)]
    [InlineData(0.02, 1, 1000)]
    public void The_probabilities_of_all_counts_add_up_to_one_and_their_mean_is_the_rate(double rate, double meanBurst, int requests)
    {
        var chain = new BurstChain(rate, meanBurst);

        var probabilities = Enumerable
            .Range(0, requests + 1)
            .Select(bad =>
            {
                var step = BurstCounts.Step(chain, bad, requests - bad);
                return Math.Exp(step.LogScale)
                    * (((1 - rate) * (step.GoodToGood + step.GoodToBad)) + (rate * (step.BadToGood + step.BadToBad)));
            })
            .ToArray();

        probabilities.Sum().ShouldBe(1, 1e-9);
        probabilities.Select((p, bad) => p * bad).Sum().ShouldBe(rate * requests, 1e-6 * requests);
    }

    [Fact]
    public void Bursts_make_many_failures_in_one_scrape_likelier()
    {
        Tail(new BurstChain(0.02, 10)).ShouldBeGreaterThan(1000 * Tail(new BurstChain(0.02, 1)));

        static double Tail(BurstChain chain) =>
            Enumerable
                .Range(20, 81)
                .Sum(bad =>
                {
                    var step = BurstCounts.Step(chain, bad, 100 - bad);
                    return Math.Exp(step.LogScale) * (step.GoodToGood + step.GoodToBad);
                });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_rate_that_is_none_is_refused(double rate) => Should.Throw<ArgumentOutOfRangeException>(() => new BurstChain(rate, 2));

    private static (double EndsGood, double EndsBad) Enumerate(BurstChain chain, int requests, int bad, bool last)
    {
        if (requests == 0)
        {
            return bad > 0 ? (0, 0)
                : last ? (0, 1)
                : (1, 0);
        }

        var failing = last ? 1 - chain.Leave : chain.Enter;
        var (good, goodBad) = Enumerate(chain, requests - 1, bad, false);
        var (fails, failsBad) = bad > 0 ? Enumerate(chain, requests - 1, bad - 1, true) : (0, 0);
        return (((1 - failing) * good) + (failing * fails), ((1 - failing) * goodBad) + (failing * failsBad));
    }
}
