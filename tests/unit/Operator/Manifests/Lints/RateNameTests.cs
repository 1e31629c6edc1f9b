using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>Selectors of counters that name a recorded rate or ratio.</summary>
public class RateNameTests
{
    [Theory]
    [InlineData("bad: errors_total", "bad: job:errors:rate5m", "spec.objectives[0].sli.events.bad")]
    [InlineData("total: requests_total", "total: 'job:requests:ratio_rate1h{a=\"b\"}'", "spec.objectives[0].sli.events.total")]
    public void A_rate_where_a_counter_is_needed_is_warned_of(string from, string to, string field)
    {
        var warning = Checked.Findings(Checked.With(Checked.Policy, from, to)).ShouldHaveSingleItem();
        (warning.Severity, warning.Field).ShouldBe((Severity.Warning, field));
        warning.Message.ShouldContain(", by its name a rate or a ratio, not a counter");
    }

    [Fact]
    public void A_histogram_that_is_a_rate_is_warned_of()
    {
        var text =
            Checked.Policy[..Checked.Policy.IndexOf("events:", StringComparison.Ordinal)]
            + "latency: {histogram: 'job:latency:rate5m', thresholdSeconds: \"0.3\"}";
        Checked.Findings(text).ShouldContain(f => f.Field == "spec.objectives[0].sli.latency.histogram" && f.Message.Contains("rate"));
    }

    [Fact]
    public void A_counter_is_not() => Checked.Findings(Checked.Policy).ShouldBeEmpty();
}
