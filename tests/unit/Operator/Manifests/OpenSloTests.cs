using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Manifests;

public class OpenSloTests
{
    private const string Slo = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: checkout}
        spec:
          budgetingMethod: Occurrences
          timeWindow: [{duration: 28d, isRolling: true}]
          indicator:
            spec:
              ratioMetric:
                good: {metricSource: {type: Prometheus, spec: {query: 'requests_total{code!~"[45].."}'}}}
                total: {metricSource: {type: Prometheus, spec: {query: requests_total}}}
          objectives: [{target: 0.995}]
        """;

    private static (int Code, string Policies, string Left) Run(string text)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (ConvertCommand.Run(["-"], "fraud", new StringReader(text), output, error), output.ToString(), error.ToString());
    }

    [Fact]
    public void A_ratio_of_selectors_becomes_events_that_validate()
    {
        var (code, policies, left) = Run(Slo);
        (code, left).ShouldBe((0, ""));
        ValidateCommand.Check(["-"], new StringReader(policies)).Findings.ShouldBeEmpty();
        policies.ShouldContain("target: \"99.5\"");
        policies.ShouldContain("good: requests_total{code!~\"[45]..\"}");
    }

    [Fact]
    public void A_query_becomes_an_expression_over_the_tiers_windows_and_that_is_told()
    {
        var (_, policies, left) = Run(Slo.Replace("query: requests_total}", "query: 'sum(irate(requests_total{code=~\"[12].*\"}[5m]))'}", StringComparison.Ordinal));
        policies.ShouldContain("sum(increase(requests_total{code=~\"[12].*\"}[${window}]))");
        left.ShouldContain("only the burn tiers");
    }

    [Theory]
    [InlineData("budgetingMethod: Occurrences", "budgetingMethod: Timeslices", "budgetingMethod Timeslices")]
    [InlineData("budgetingMethod: Occurrences", "alertPolicies: [{}]", "spec.alertPolicies")]
    [InlineData("duration: 28d, isRolling: true", "duration: 1M, calendar: {}", "timeWindow.calendar")]
    [InlineData("duration: 28d", "duration: 1Q", "timeWindow.duration 1Q")]
    [InlineData("target: 0.995", "displayName: x", "objectives[0]: has neither target")]
    [InlineData("target: 0.995", "target: 0.995, timeSliceTarget: 0.9", "objectives[0].timeSliceTarget")]
    public void What_has_no_counterpart_is_named(string from, string to, string left) =>
        Run(Slo.Replace(from, to, StringComparison.Ordinal)).Left.ShouldContain($"stdin: SLO/checkout: not converted: {left}");

    [Fact]
    public void A_threshold_becomes_a_gauge()
    {
        var text = """
            apiVersion: openslo/v1
            kind: SLI
            metadata: {name: accuracy}
            spec: {thresholdMetric: {metricSource: {spec: {query: avg(accuracy)}}}}
            ---
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: quality}
            spec: {indicatorRef: accuracy, objectives: [{op: gte, value: 0.9, targetPercent: 95}]}
            """;
        var (code, policies, _) = Run(text);
        code.ShouldBe(0);
        policies.ShouldContain("min: \"0.9\"");
        ValidateCommand.Check(["-"], new StringReader(policies)).Findings.ShouldAllBe(f => f.Severity == Operator.Manifests.Severity.Warning);
    }

    [Fact]
    public void An_SLO_of_which_nothing_can_be_converted_is_a_failure()
    {
        var (code, policies, left) = Run(Slo.Replace("ratioMetric", "otherMetric", StringComparison.Ordinal));
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain("neither ratioMetric nor thresholdMetric");
    }

    [Fact]
    public void A_file_without_an_SLO_is_a_failure() => Run("a: b").Code.ShouldBe(1);
}
