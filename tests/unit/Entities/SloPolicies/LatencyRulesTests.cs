using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.Tests.SloPolicies;

public class LatencyRulesTests
{
    private const string Field = "spec.objectives[0].sli.latency";

    private static FieldError Refused(Objective objective) => Validation.Check(Examples.Policy(objective)).Only();

    [Theory]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("fast")]
    public void A_threshold_must_be_above_zero(string threshold)
    {
        var error = Refused(Examples.Latency(threshold: threshold));
        error.Field.ShouldBe(Field + ".thresholdSeconds");
        error.Message.ShouldContain("greater than 0");
    }

    [Fact]
    public void The_histogram_is_named_without_its_suffix() =>
        Refused(Examples.Latency(histogram: "latency_bucket"))
            .ShouldBe(new(Field + ".histogram", "'latency_bucket' is the bucket series; name the histogram, \"latency\""));

    [Theory]
    [InlineData("{route=\"/\"}")]
    [InlineData("route")]
    [InlineData("route=\"/\") or vector(1)")]
    public void The_selector_is_a_list_of_matchers(string selector) =>
        Refused(Examples.Latency(selector: selector)).Field.ShouldBe(Field + ".selector");

    [Theory]
    [InlineData("le=\"0.1\"")]
    [InlineData("__name__=\"x\"")]
    public void Labels_that_the_operator_sets_are_refused(string selector) =>
        Refused(Examples.Latency(selector: selector)).Message.ShouldContain("the operator sets itself");
}
