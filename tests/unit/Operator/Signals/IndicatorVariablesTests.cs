using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Tests.Signals;

/// <summary>Names in free PromQL. That Prometheus reads them back as they were is shown end to end, by promtool.</summary>
public class IndicatorVariablesTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static string Fill(string query, string model) => new IndicatorVariables("shop", "fraud", model).Fill(query, Window);

    [Theory]
    [InlineData("x{m=\"${model}\"}", "a\"b'c", "x{m=\"a\\\"b'c\"}")]
    [InlineData("x{m='${model}'}", "a\"b'c", "x{m='a\"b\\'c'}")]
    [InlineData("x{m=~\"${model}\"}", "a.b", "x{m=~\"a\\\\.b\"}")]
    [InlineData("x{m!~'${model}'}", "a|b", "x{m!~'a\\\\|b'}")]
    [InlineData("x{m=\"${model}\"}", "a.b\n\\", "x{m=\"a.b\\n\\\\\"}")]
    [InlineData("x # ${model}", "a\nor vector(1)", "x # a\\nor vector(1)")]
    public void A_name_is_escaped_as_its_place_wants_it(string query, string model, string filled) => Fill(query, model).ShouldBe(filled);

    [Fact]
    public void A_name_that_looks_like_a_variable_is_a_name() =>
        Fill("x{m=\"${model}\",n=\"${namespace}\"}[${window}]", "${window}${namespace}")
            .ShouldBe("x{m=\"${window}${namespace}\",n=\"shop\"}[300s]");

    [Fact]
    public void So_it_is_in_a_selector() =>
        new IndicatorVariables("${model}", "fraud", "secret")
            .Fill(Entities.Common.Selectors.VectorSelector.Parse("x{n=\"${namespace}\"}"))
            .ToString()
            .ShouldBe("x{n=\"${model}\"}");
}
