namespace MlOps.Analysis.Tests.Statistics;

public class BinomialTests
{
    [Fact]
    public void The_tail_at_zero_is_certain_and_beyond_all_trials_impossible()
    {
        Binomial.UpperTail(0, 10, 0.3).ShouldBe(1);
        Binomial.UpperTail(11, 10, 0.3).ShouldBe(0);
        Binomial.UpperTail(10, 10, 1).ShouldBe(1);
        Binomial.UpperTail(1, 10, 0).ShouldBe(0);
    }

    [Fact]
    public void All_trials_succeed_with_the_power_of_p() => Binomial.UpperTail(7, 7, 0.3).ShouldBe(Math.Pow(0.3, 7), 1e-15);

    [Fact]
    public void The_tail_equals_the_sum_of_its_terms() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40], Gen.Double[0.01, 0.99])
            .Sample(
                (n, k, p) =>
                {
                    var sum = Enumerable
                        .Range(0, n + 1)
                        .Where(i => i >= k)
                        .Sum(i => Choose(n, i) * Math.Pow(p, i) * Math.Pow(1 - p, n - i));
                    Binomial.UpperTail(k, n, p).ShouldBe(sum, 1e-11);
                },
                iter: 1000
            );

    [Fact]
    public void Between_whole_counts_the_tail_only_falls() =>
        Gen.Select(Gen.Double[0, 50], Gen.Double[0, 1], Gen.Double[0.01, 0.99])
            .Sample(
                (k, more, p) => Binomial.LogUpperTail(k + more, 60, p).ShouldBeLessThanOrEqualTo(Binomial.LogUpperTail(k, 60, p) + 1e-12),
                iter: 1000
            );

    [Theory]
    [InlineData(1, -1, 0.5)]
    [InlineData(double.NaN, 1, 0.5)]
    [InlineData(1, 1, 1.5)]
    [InlineData(1, 1, double.NaN)]
    public void What_is_no_binomial_is_refused(double k, double n, double p) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Binomial.LogUpperTail(k, n, p));

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
