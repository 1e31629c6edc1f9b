namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>A recorded rate or ratio counts nothing, whatever counter says: its increase is no number of events.</summary>
public class OpenSloRateNameTests
{
    private static (int Code, string Policies, string Left) Total(string query) =>
        new OpenSloFile { Indicator = OpenSloFile.Ratio("ok_total", query) }.Converted;

    [Theory]
    [InlineData("slo:ok:rate5m", "slo:ok:rate5m")]
    [InlineData("sum(job:requests:sum_rate1h{a=\"b\"})", "job:requests:sum_rate1h")]
    [InlineData("sum(slo:sli_error:ratio_rate30m)", "slo:sli_error:ratio_rate30m")]
    [InlineData("job:errors:ratio", "job:errors:ratio")]
    [InlineData("job:requests:irate1m30s", "job:requests:irate1m30s")]
    [InlineData("job:requests:increase5m", "job:requests:increase5m")]
    [InlineData("job:requests:rate5m:sum", "job:requests:rate5m:sum")]
    [InlineData("cache_hit_ratio", "cache_hit_ratio")]
    [InlineData("sum(rate(job:requests:rate5m[5m]))", "job:requests:rate5m")]
    [InlineData("sum(sum_over_time(job:requests:rate5m[5m]))", "job:requests:rate5m")]
    [InlineData("sum({__name__=\"job:requests:rate5m\"})", "job:requests:rate5m")]
    public void A_name_that_says_rate_or_ratio_is_left_out(string query, string metric)
    {
        var (code, policies, left) = Total(query);
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain(
            $"not converted: spec.indicator.spec.ratioMetric.total: reads {metric}, by its name a rate or a ratio, not a counter"
        );
    }

    [Theory]
    [InlineData("requests_total")]
    [InlineData("rate_limited_requests_total")]
    [InlineData("job:rate_limited:sum")]
    [InlineData("job:requests:count")]
    [InlineData("ratios_count")]
    [InlineData("model_requests_migrated")]
    public void Any_other_counter_is_converted(string query)
    {
        var (code, policies, left) = Total(query);
        code.ShouldBe(0, left);
        policies.ShouldContain($"total: {query}\n");
    }
}
