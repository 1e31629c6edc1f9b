namespace MlOps.Analysis.Tests.Statistics;

public class SpecialFunctionsTests
{
    private static readonly Gen<(double A, double B, double X)> Arguments = Gen.Select(
        Gen.Double[0.1, 2000],
        Gen.Double[0.1, 2000],
        Gen.Double[0.001, 0.999]
    );

    [Fact]
    public void The_incomplete_beta_function_and_its_mirror_image_add_up_to_one() =>
        Arguments.Sample(
            (a, b, x) =>
                (
                    Math.Exp(SpecialFunctions.LogRegularizedIncompleteBeta(a, b, x))
                    + Math.Exp(SpecialFunctions.LogRegularizedIncompleteBeta(b, a, 1 - x))
                ).ShouldBe(1, 1e-9),
            iter: 2000
        );

    [Fact]
    public void It_rises_with_x() =>
        Arguments.Sample(
            (a, b, x) =>
                SpecialFunctions
                    .LogRegularizedIncompleteBeta(a, b, x)
                    .ShouldBeLessThanOrEqualTo(SpecialFunctions.LogRegularizedIncompleteBeta(a, b, (x + 1) / 2) + 1e-12),
            iter: 2000
        );

    [Fact]
    public void A_tail_below_the_smallest_double_is_still_a_number()
    {
        var tail = Binomial.LogUpperTail(5_000, 20_000, 0.002);

        tail.ShouldBeLessThan(Math.Log(double.Epsilon));
        double.IsFinite(tail).ShouldBeTrue();
        Binomial.UpperTail(5_000, 20_000, 0.002).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Arguments_outside_the_domain_are_refused(double x)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => SpecialFunctions.LogGamma(x));
        Should.Throw<ArgumentOutOfRangeException>(() => SpecialFunctions.LogBeta(x, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => SpecialFunctions.LogRegularizedIncompleteBeta(1, x, 0.5));
    }

    [Fact]
    public void It_stays_exact_for_a_hundred_million_events() =>
        SpecialFunctions.LogRegularizedIncompleteBeta(5e7, 5e7, 0.5).ShouldBe(Math.Log(0.5), 1e-6);
}
