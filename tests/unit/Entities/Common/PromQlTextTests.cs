using MlOps.Entities.Common;

namespace MlOps.Entities.Tests.Common;

public class PromQlTextTests
{
    [Theory]
    [InlineData("sum(rate(x{a=\"b\"}[5m])) / 2")]
    [InlineData("x{a=\"}](\"}")]
    [InlineData("x{a='\\'}'}")]
    [InlineData("x{a=`\\`}")]
    public void Balanced_queries_are_accepted(string query) => PromQlText.Problem(query).ShouldBeNull();

    [Theory]
    [InlineData("sum(x", "lacks a closing ')'")]
    [InlineData("x)", "closes nothing")]
    [InlineData("sum(x]", "closes nothing")]
    [InlineData("x{a=\"b}", "does not end")]
    public void Unbalanced_ones_are_told(string query, string problem) => PromQlText.Problem(query).ShouldNotBeNull().ShouldContain(problem);

    [Fact]
    public void Unknown_variables_are_told_with_the_known_ones() =>
        PromQlText.Problem("x[${windw}]", "window").ShouldBe("uses ${windw}, which is not known here; known are ${window}");
}
