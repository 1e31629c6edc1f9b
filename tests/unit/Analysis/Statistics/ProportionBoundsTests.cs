namespace MlOps.Analysis.Tests.Statistics;

public class ProportionBoundsTests
{
    [Fact]
    public void Nothing_seen_bounds_nothing()
    {
        ProportionBounds.Lower95(0, 0).ShouldBe(0);
        ProportionBounds.Upper95(0, 0).ShouldBe(1);
    }

    /// <summary>The circuit's 29 probes: the first count without failures that bounds the rate below 10 %.</summary>
    [Fact]
    public void Twenty_nine_probes_without_a_failure_bound_the_rate_below_ten_percent()
    {
        ProportionBounds.Upper95(0, 28).ShouldBeGreaterThan(0.1);
        ProportionBounds.Upper95(0, 29).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Rounding_above_the_total_is_read_as_everything()
    {
        ProportionBounds.Upper95(10.02, 10).ShouldBe(1);
        ProportionBounds.Lower95(10.02, 10).ShouldBe(ProportionBounds.Lower95(10, 10));
    }

    [Fact]
    public void The_bounds_enclose_the_ratio_and_rise_with_bad_events() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[1, 5000], Gen.Double[0, 1])
            .Sample(
                (share, total, more) =>
                {
                    var (bad, worse) = (share * total, Math.Min(total, (share * total) + more));
                    ProportionBounds.Lower95(bad, total).ShouldBeLessThanOrEqualTo(share + 1e-12);
                    ProportionBounds.Upper95(bad, total).ShouldBeGreaterThanOrEqualTo(share - 1e-12);
                    ProportionBounds.Lower95(worse, total).ShouldBeGreaterThanOrEqualTo(ProportionBounds.Lower95(bad, total) - 1e-12);
                    ProportionBounds.Upper95(worse, total).ShouldBeGreaterThanOrEqualTo(ProportionBounds.Upper95(bad, total) - 1e-12);
                },
                iter: 2000
            );

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, 10)]
    public void Counts_that_cannot_be_are_refused(double bad, double total) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ProportionBounds.Upper95(bad, total));
}
