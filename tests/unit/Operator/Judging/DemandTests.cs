using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Policies.Judging;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Tests.Judging;

public class DemandTests
{
    private static RawCounts Before(double each) => new([], [Counter.Growing(each, 20, Counter.Start - 300)], true, Counter.Start);

    private static RawCounts Since(double each, int scrapes = 10) => new([], [Counter.Growing(each, scrapes)], true, Counter.Start + (scrapes * 15));

    private static DemandTrend Judge(RawCounts? before, RawCounts? now) => DemandJudge.Judge(before, Counter.Start - 300, Counter.Start, now).Trend;

    [Theory]
    [InlineData(100, 100, DemandTrend.Stable)]
    [InlineData(100, 149, DemandTrend.Stable)]
    [InlineData(100, 151, DemandTrend.Surged)]
    [InlineData(100, 10, DemandTrend.Stable)]
    public void Half_as_much_again_is_a_surge(double before, double now, DemandTrend trend) => Judge(Before(before), Since(now)).ShouldBe(trend);

    [Fact]
    public void Demand_is_not_known_without_a_past() => Judge(null, Since(100)).ShouldBe(DemandTrend.Unknown);

    [Fact]
    public void Demand_is_not_known_without_a_present() => Judge(Before(100), null).ShouldBe(DemandTrend.Unknown);

    [Fact]
    public void A_past_without_requests_says_nothing() => Judge(Before(0), Since(100)).ShouldBe(DemandTrend.Unknown);

    [Fact]
    public void One_scrape_is_no_rate() => Judge(Before(100), Since(100, 1)).ShouldBe(DemandTrend.Unknown);
}
