using MlOps.Entities.Common;

namespace MlOps.Entities.Tests.SloPolicies;

public class TargetRulesTests
{
    private static IReadOnlyList<FieldError> Check(string target) => Validation.Check(Examples.Policy(Examples.Availability(target)));

    [Theory]
    [InlineData("99")]
    [InlineData("99.9")]
    [InlineData("1.5")]
    [InlineData("99.999999")]
    public void Percentages_between_1_and_100_are_accepted(string target) => Check(target).ShouldBeEmpty();

    [Theory]
    [InlineData("0.99", "99")]
    [InlineData("0.999", "99.9")]
    [InlineData("0.5", "50")]
    public void A_ratio_is_refused_with_the_percentage_it_probably_meant(string target, string meant) =>
        Check(target).Only().ShouldBe(new("spec.objectives[0].target", $"{target} is read as percent; did you mean \"{meant}\"?"));

    [Fact]
    public void A_hundred_percent_is_refused_because_it_leaves_no_budget() =>
        Check("100").Only().Message.ShouldContain("leaves no error budget");

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("0.01")]
    [InlineData("101")]
    [InlineData("")]
    [InlineData("99%")]
    [InlineData("-5")]
    public void Anything_else_is_refused_with_an_example(string target) => Check(target).Only().Message.ShouldContain("\"99.9\"");
}
