using MlOps.Operator.Signals.Counts.Queries;

namespace MlOps.Operator.Tests.Signals;

public class IncreaseTests
{
    private static string Of(string selector) => Increase.Of(VectorSelector.Parse(selector), TimeSpan.FromMinutes(5));

    [Fact]
    public void One_metric_is_one_sum() =>
        Of("requests_total{code=\"500\"}").ShouldBe("sum by (namespace) (increase(requests_total{code=\"500\"}[300s]))");

    [Theory]
    [InlineData("{__name__=~\"a_total|b_total\",x=\"1\"}")]
    [InlineData("{__name__=~\"(a_total|b_total)\",x=\"1\"}")]
    [InlineData("{__name__=~\"(a|b)_total\",x=\"1\"}")]
    public void Several_metrics_are_a_sum_of_which_each_part_may_be_missing(string selector) =>
        Of(selector)
            .ShouldBe(
                "sum by (namespace) (label_replace(sum by (namespace) (increase(a_total{x=\"1\"}[300s])), \"part\", \"0\", \"\", \"\") or label_replace(sum by (namespace) (increase(b_total{x=\"1\"}[300s])), \"part\", \"1\", \"\", \"\"))"
            );

    [Fact]
    public void A_pattern_that_names_no_metrics_is_left_to_Prometheus() =>
        Of("{__name__=~\"a.*\"}").ShouldBe("sum by (namespace) (increase({__name__=~\"a.*\"}[300s]))");
}
