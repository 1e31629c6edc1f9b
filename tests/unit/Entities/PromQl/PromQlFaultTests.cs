using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.PromQl.Parsing;
using MlOps.Entities.Common.PromQl.Typing;

namespace MlOps.Entities.Tests.PromQl;

/// <summary>What is refused is told with its place and the remedy.</summary>
public class PromQlFaultTests
{
    [Theory]
    [InlineData("sum(rate(up[5m]))[5m]", 18, "a range can only stand directly behind a selector; for another expression write a subquery")]
    [InlineData("rate(up)", 6, "rate needs a range vector here, not an instant vector; add a range, such as up[5m]")]
    [InlineData("sum(up[5m])", 5, "sum needs an instant vector here, not a range vector; apply a function over time first")]
    [InlineData("incraese(up[5m])", 1, "'incraese' is no function of PromQL; did you mean increase?")]
    [InlineData("up && up", 4, "'&&' is not an operator of PromQL; write and")]
    [InlineData("rate(up[5m], 1)", 1, "rate has 2 arguments; it takes a range vector")]
    [InlineData("round()", 1, "round has 0 arguments; it takes an instant vector, optionally a scalar")]
    [InlineData("up[5m1h]", 4, "'5m1h' is not a duration; write units from large to small")]
    [InlineData("up[0s]", 4, "a duration must be greater than 0")]
    [InlineData("up{job=~\"a(?=b)\"}", 9, "has a group that RE2 does not know")]
    [InlineData("1 == 1", 1, "write == bool")]
    [InlineData("up and 1", 1, "write vector(…) around a scalar")]
    [InlineData("up +", 5, "the query ends where an expression is expected")]
    [InlineData("", 1, "there is no expression")]
    [InlineData("{job=~\".*\"}", 1, "would take every series")]
    public void A_fault_has_a_place_and_a_remedy(string query, int character, string message)
    {
        PromQlQuery.TryParse(query, out _, out var fault).ShouldBeFalse();
        (fault!.Position + 1).ShouldBe(character);
        fault.Message.ShouldContain(message);
    }

    [Fact]
    public void The_place_in_a_longer_query_names_the_line() =>
        PromQlText
            .Problem("sum(\n  rate(up)\n)")
            .ShouldNotBeNull()
            .ShouldStartWith("is not valid PromQL at line 2, character 8: rate needs");

    [Fact]
    public void A_place_behind_variables_is_the_one_in_the_text_as_it_is_written() =>
        PromQlText
            .Problem("sum(rate(up{m=\"${model}\"}[${window}])) x", "model", "window")
            .ShouldNotBeNull()
            .ShouldStartWith("is not valid PromQL at character 40: found 'x'");

    [Theory]
    [InlineData("sum_over_time(x[${window}:1m])")]
    [InlineData("sum_over_time(x[1h${window}])")]
    [InlineData("x offset ${window}")]
    [InlineData("x{w=\"${window}\",ns=~'${namespace}.*'}")]
    [InlineData("x # ${window}")]
    public void Variables_are_read_as_what_they_will_be(string query) => PromQlText.Problem(query, "window", "namespace").ShouldBeNull();

    [Theory]
    [InlineData("up[5m]", "gives a range vector, but one value is needed")]
    [InlineData("up[5m:1m]", "gives a range vector")]
    [InlineData("\"up\"", "gives a string, but a number is needed")]
    public void A_query_gives_a_number(string query, string problem) =>
        PromQlText.Problem(query).ShouldNotBeNull().ShouldStartWith(problem);

    [Theory]
    [InlineData("{\"http.requests\", \"a.b\"=\"c\"}", "has a name in quotes at character 2, which needs Prometheus 3.0 or later")]
    [InlineData("increase(up[300])", "needs Prometheus 2.54 or later")]
    [InlineData("up > 5m", "needs Prometheus 2.54 or later")]
    [InlineData("1_000", "needs Prometheus 2.55 or later")]
    [InlineData("holt_winters(up[5m], 0.5, 0.5)", "needs a Prometheus before 3.0")]
    [InlineData(
        "info(up)",
        "has the function info at character 1, which needs Prometheus 3.0 or later and its feature flag promql-experimental-functions"
    )]
    public void What_not_every_version_takes_is_accepted_and_told(string query, string needs)
    {
        PromQlText.Problem(query).ShouldBeNull();
        PromQlText.Needs(query).ShouldNotBeNull().ShouldContain(needs);
    }

    [Theory]
    [InlineData("1", PromQlType.Scalar)]
    [InlineData("time() - 1", PromQlType.Scalar)]
    [InlineData("up * 1", PromQlType.InstantVector)]
    [InlineData("(up[5m])", PromQlType.RangeVector)]
    [InlineData("'x'", PromQlType.String)]
    public void Every_expression_has_a_type(string query, PromQlType type)
    {
        PromQlQuery.TryParse(query, out var parsed, out _).ShouldBeTrue();
        parsed!.Type.ShouldBe(type);
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        PromQlText.Problem(new string('(', 4096)).ShouldNotBeNull().ShouldContain("nested deeper than 200 levels");
}
