namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>A sum or a rate of a counter asks what its selector asks in events, which the release test can evaluate.</summary>
public class OpenSloEventsTests
{
    [Theory]
    [InlineData("sum(rate(a_total{c=\"5\"}[5m]))", "a_total{c=\"5\"}")]
    [InlineData("sum(a_total{c=\"5\"})", "a_total{c=\"5\"}")]
    [InlineData("rate(a_total[5m])", "a_total")]
    [InlineData("sum(increase(a_total[{{.window}}]))", "a_total")]
    [InlineData("sum(irate(a_total[$__rate_interval]))", "a_total")]
    [InlineData("sum by () (rate(a_total[5m]))", "a_total")]
    [InlineData("(sum((rate(a_total [5m] ))))", "a_total")]
    [InlineData("{__name__=\"a_total\"}", "{__name__=\"a_total\"}")]
    public void A_selector_in_all_but_writing_becomes_events(string query, string selector)
    {
        var (code, policies, left) = new OpenSloFile { Indicator = OpenSloFile.Ratio("sum(rate(ok_total[5m]))", query) }.Converted;
        code.ShouldBe(0, left);
        policies.ShouldContain("events:");
        policies.ShouldContain("good: ok_total\n");
        policies.ReplaceLineEndings(" ").Replace("'", "", StringComparison.Ordinal).ShouldContain($"total: {selector} ");
        left.ShouldContain("note: spec.indicator.spec.ratioMetric: becomes events of the plain selectors");
        left.ShouldNotContain("may return several series");
        Checked.Errors(policies).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sum by (job) (rate(a_total[5m]))")]
    [InlineData("sum without (pod) (rate(a_total[5m]))")]
    [InlineData("sum(rate(a_total[5m] offset 1m))")]
    [InlineData("sum(rate(a_total[5m])) - sum(rate(b_total[5m]))")]
    [InlineData("2 * sum(rate(a_total[5m]))")]
    [InlineData("sum(sum_over_time(a_total[5m]))")]
    [InlineData("sum(rate(a_total[5m])) or vector(0)")]
    public void Anything_else_stays_an_expression(string query)
    {
        var (code, policies, left) = new OpenSloFile { Indicator = OpenSloFile.Ratio("sum(rate(ok_total[5m]))", query) }.Converted;
        code.ShouldBe(0, left);
        policies.ShouldContain("expression:");
        policies.ShouldContain("good: sum(increase(ok_total[${window}]))");
    }

    [Fact]
    public void A_note_is_about_what_is_written()
    {
        var (_, policies, left) = new OpenSloFile
        {
            Indicator = OpenSloFile.Ratio("ok_total", "sum(rate(a_total[5m])) - sum(rate(b_total[5m]))"),
        }.Converted;
        policies.ShouldContain("good: sum(increase(ok_total[${window}]))");
        left.ShouldNotContain("may return several series");
    }

    [Fact]
    public void A_rate_without_a_sum_is_written_without_and_that_is_told()
    {
        var (_, policies, left) = new OpenSloFile
        {
            Indicator = OpenSloFile.Ratio("rate(ok_total[5m])", "sum(rate(a_total[5m])) - sum(rate(b_total[5m]))"),
        }.Converted;
        policies.ShouldContain("good: increase(ok_total[${window}])");
        left.ShouldContain("note: spec.indicator.spec.ratioMetric.good: may return several series");
    }
}
