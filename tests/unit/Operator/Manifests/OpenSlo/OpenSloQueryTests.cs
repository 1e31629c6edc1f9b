using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>A query keeps its meaning over other windows, or is left out with the reason.</summary>
public class OpenSloQueryTests
{
    private const string Slo = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: checkout}
        spec:
          timeWindow: [{duration: 28d, isRolling: true}]
          indicator:
            spec:
              ratioMetric:
                counter: COUNTER
                good: {metricSource: {spec: {query: QUERY}}}
                total: {metricSource: {spec: {query: 'sum(rate(requests_total[5m])) - sum(rate(ignored_total[5m]))'}}}
          objectives: [{target: 0.995}]
        """;

    private static (int Code, string Policies, string Left) Run(string query, string counter = "true")
    {
        var text = Slo.Replace("COUNTER", counter, StringComparison.Ordinal)
            .Replace("QUERY", System.Text.Json.JsonSerializer.Serialize(query), StringComparison.Ordinal);
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (ConvertCommand.Run(["-"], "fraud", new StringReader(text), output, error), output.ToString(), error.ToString());
    }

    [Theory]
    [InlineData("sum (rate ( a_total{c=~\"[5m].\"} [5m] ))", "sum (increase ( a_total{c=~\"[5m].\"} [${window}] ))")]
    [InlineData("sum(rate(a_total[5m])) - sum(rate(b_total[1m]))", "sum(increase(a_total[${window}])) - sum(increase(b_total[${window}]))")]
    [InlineData("sum(rate(a_total[5m])) or vector(0)", "sum(increase(a_total[${window}])) or vector(0)")]
    [InlineData("sum(rate(a_total[5m])) or sum(b_total) * 0", "sum(increase(a_total[${window}])) or sum(increase(b_total[${window}])) * 0")]
    [InlineData("sum(rate((a_total[5m] offset 1m)))", "sum(increase((a_total[${window}] offset 1m)))")]
    [InlineData("sum(a_total{zone=\"eu\"})", "sum(increase(a_total{zone=\"eu\"}[${window}]))")]
    [InlineData("sum(increase(a_total[{{.window}}]))", "sum(increase(a_total[${window}]))")]
    [InlineData("sum(rate(a_total[$__rate_interval]))", "sum(increase(a_total[${window}]))")]
    [InlineData("sum(label_replace(rate(a_total[5m]), \"a\", \"$1\", \"b\", \"(.*)\"))", "increase(a_total[${window}])")]
    [InlineData("sum_over_time(a[5m])", "sum_over_time(a[${window}])")]
    [InlineData("sum(rate(a_total[5m])) # of rate(x[5m])", "sum(increase(a_total[${window}])) # of rate(x[5m])")]
    [InlineData("sum(rate(a_total{x=\"rate(b[5m])\"}[5m]))", "sum(increase(a_total{x=\"rate(b[5m])\"}[${window}]))")]
    public void A_sum_of_rates_or_counters_counts_over_the_window(string query, string converted)
    {
        var (code, policies, left) = Run(query);
        code.ShouldBe(0, left);
        policies.ReplaceLineEndings(" ").ShouldContain(converted);
        Checked.Errors(policies).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sum_over_time((sum(rate(a_total[2m])) < bool 40)[5m:1m])", "has a subquery at character 15")]
    [InlineData("sum(rate(a_total[5m])) > 0", "has '>' at character 24")]
    [InlineData("sum(rate(a_total[5m]) > bool 0)", "has '>' at character 23")]
    [InlineData("histogram_quantile(0.9, rate(a_bucket[5m]))", "has histogram_quantile() at character 1")]
    [InlineData("avg(rate(a_total[5m]))", "has avg() at character 1")]
    [InlineData("avg_over_time(a[5m])", "has avg_over_time() at character 1")]
    [InlineData("sum(rate(a_total[5m])) / sum(rate(b_total[5m]))", "has '/' at character 24")]
    [InlineData("sum(rate(a_total[5m])) * sum(rate(b_total[5m]))", "has '*' at character 24")]
    [InlineData("sum(rate(a_total[5m])) and sum(rate(b_total[5m]))", "has 'and' at character 24")]
    [InlineData("sum(rate(a_total[5m])) + 1", "adds the constant 1 at character 26")]
    [InlineData("sum(rate(a_total[5m])) # a / b\n / sum(b_total)", "has '/' at character 33")]
    [InlineData("sum(rate(a_total[5m] @ 100))", "is fixed in time by '@' at character 22")]
    [InlineData("sum(rate(a_total{c=\"$cluster\"}[5m]))", "has $cluster, a variable of another tool; write its value")]
    [InlineData("sum(rate(a_total{c=\"{{.cluster}}\"}[5m]))", "has {{.cluster}}, a variable of another tool")]
    [InlineData("sum(rate(a_total[5m]))[5m]", "is not valid PromQL at character 23: a range can only stand directly behind a selector")]
    [InlineData("rate(a_total)", "is not valid PromQL at character 6")]
    [InlineData("a_total[5m]", "is not an instant vector")]
    public void Anything_else_is_left_out_with_its_reason(string query, string reason)
    {
        var (code, policies, left) = Run(query);
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain("stdin:10: SLO/checkout: not converted: spec.indicator.spec.ratioMetric.good: ");
        left.ShouldContain(reason);
    }

    [Theory]
    [InlineData("sum(queue_length)", "''", "does not say counter: true")]
    [InlineData("sum(rate(a_total[5m]))", "false", "counter: is false: the metrics are gauges")]
    public void A_gauge_counts_no_events(string query, string counter, string reason)
    {
        var (code, policies, left) = Run(query, counter);
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain(reason);
    }

    [Theory]
    [InlineData("sum by (job) (rate(a_total[5m]))", "may return several series")]
    [InlineData("60 * sum(rate(a_total[5m]))", "multiplies by a constant")]
    [InlineData("sum(irate(a_total[5m]))", "irate looked at the last two samples only")]
    public void What_may_surprise_is_noted(string query, string note)
    {
        var (code, _, left) = Run(query);
        code.ShouldBe(0);
        left.ShouldContain("note: spec.indicator.spec.ratioMetric.good: " + note);
    }
}
