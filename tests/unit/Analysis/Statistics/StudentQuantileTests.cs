namespace MlOps.Analysis.Tests.Statistics;

public class StudentQuantileTests
{
    /// <summary>Abramowitz and Stegun, table 26.10; 1.372184 is of 0.1 with ten degrees of freedom.</summary>
    [Theory]
    [InlineData(0.01, 1, 31.820516)]
    [InlineData(0.01, 2, 6.964557)]
    [InlineData(0.01, 3, 4.540703)]
    [InlineData(0.01, 9, 2.821438)]
    [InlineData(0.1, 10, 1.372184)]
    [InlineData(0.5, 4, 0)]
    public void Is_that_of_the_tables(double tail, double df, double expected) => StudentQuantile.Upper(tail, df).ShouldBe(expected, 1e-6);
}
