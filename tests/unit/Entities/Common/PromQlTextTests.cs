using MlOps.Entities.Common.PromQl;

namespace MlOps.Entities.Tests.Common;

public class PromQlTextTests
{
    [Theory]
    [InlineData("sum(rate(x{a=\"b\"}[5m])) / 2")]
    [InlineData("x{a=\"}](\"}")]
    [InlineData("x{a='\\'}'}")]
    [InlineData("x{a=`\\`}")]
    [InlineData("x # it's a comment (\n+ 1 # and another")]
    [InlineData("x{a=\"# no comment\"}")]
    public void Balanced_queries_are_accepted(string query) => PromQlText.Problem(query).ShouldBeNull();

    [Theory]
    [InlineData("sum(x", "at character 6: the query lacks a closing ')' for the '(' at character 4")]
    [InlineData("x)", "at character 2: the ')' closes nothing; check the brackets")]
    [InlineData("sum(x]", "at character 6: found ']'; expected ')'")]
    [InlineData("x{a=\"b}", "at character 5: the string that begins with \" is not closed")]
    public void Unbalanced_ones_are_told(string query, string problem) =>
        PromQlText.Problem(query).ShouldNotBeNull().ShouldContain(problem);

    [Theory]
    [InlineData("${model}_total", "outside of a string; a name can only be the value of a label, as in {model=\"${model}\"}")]
    [InlineData("sum by (${model}) (x[${window}])", "outside of a string")]
    [InlineData("x{a=`${model}`}", "in backticks, where nothing can be escaped; write the string in double quotes")]
    public void A_name_can_only_stand_in_a_string_that_it_cannot_break(string query, string problem) =>
        PromQlText.Problem(query, "model", "window").ShouldNotBeNull().ShouldContain(problem);

    [Theory]
    [InlineData("rate(x{a=\"${model}\",b='${model}'}[${window}])")]
    [InlineData("x # of ${model}")]
    public void A_name_in_quotes_is_accepted(string query) => PromQlText.Problem(query, "model", "window").ShouldBeNull();

    [Theory]
    [InlineData("x{a=\"${model}\"}", '"', false)]
    [InlineData("x{a='${model}'}", '\'', false)]
    [InlineData("x{a=~\"${model}\"}", '"', true)]
    [InlineData("x{a!~ # not these\n '${model}'}", '\'', true)]
    [InlineData("x{b=~\"b\",a=\"${model}\"}", '"', false)]
    [InlineData("x{a=~\"b\"} # ${model}", '#', false)]
    public void Where_a_variable_stands_tells_how_it_is_escaped(string query, char quote, bool pattern)
    {
        var variable = PromQlVariable.In(query).ShouldHaveSingleItem();
        (variable.Name, variable.Quote, variable.InPattern).ShouldBe(("model", quote, pattern));
        query.Substring(variable.Start, variable.Length).ShouldBe("${model}");
    }

    [Fact]
    public void Unknown_variables_are_told_with_the_known_ones() =>
        PromQlText.Problem("x[${windw}]", "window").ShouldBe("uses ${windw}, which is unknown here; known variables are ${window}");
}
