using MlOps.Decisions.SloPolicies.Data;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Tests.Policies;

namespace MlOps.Operator.Tests.Judging.Releases;

public class DemandTests
{
    [Theory]
    [InlineData(100, 100, 100, DemandTrend.Stable)]
    [InlineData(100, 149, 149, DemandTrend.Stable)]
    [InlineData(100, 151, 151, DemandTrend.Surged)]
    [InlineData(100, 10, 10, DemandTrend.Stable)]
    public void Half_as_much_again_as_was_served_well_is_a_surge(double served, double then, double now, DemandTrend trend) =>
        DemandJudge.Judge(served, then, now).Trend.ShouldBe(trend);

    [Fact]
    public void Demand_that_rises_with_the_errors_may_be_retries()
    {
        var demand = DemandJudge.Judge(20, 20, 60);
        demand.Trend.ShouldBe(DemandTrend.Stable);
        demand.Message.ShouldContain("as retries do");
    }

    [Theory]
    [InlineData(60, 45, DemandTrend.Surged)]
    [InlineData(60, 19, DemandTrend.Stable)]
    [InlineData(119, 0, DemandTrend.Stable)]
    [InlineData(121, 0, DemandTrend.Surged)]
    public void Demand_that_rises_with_the_errors_is_real_where_what_succeeds_or_its_size_shows_it(
        double now,
        double succeeding,
        DemandTrend trend
    ) => DemandJudge.Judge(20, 20, now, succeeding).Trend.ShouldBe(trend);

    [Fact]
    public void A_surge_that_is_over_explains_nothing_more() => DemandJudge.Judge(20, 60, 20).Trend.ShouldBe(DemandTrend.Stable);

    [Theory]
    [InlineData(null, 100.0, 100.0)]
    [InlineData(0.0, 100.0, 100.0)]
    [InlineData(100.0, null, 100.0)]
    [InlineData(100.0, 100.0, null)]
    public void Demand_is_not_known_without_a_past_or_a_present(double? served, double? then, double? now) =>
        DemandJudge.Judge(served, then, now).Trend.ShouldBe(DemandTrend.Unknown);

    /// <summary>
    /// Bursty and seasonal traffic, as in public request series: a third of all moments are far above the minutes before.
    /// </summary>
    [Theory]
    [InlineData(600, 0)]
    [InlineData(3600, 2700)]
    [InlineData(7200, 2700)]
    public async Task Traffic_within_what_the_model_served_yesterday_is_no_surge(double after, double onset)
    {
        var reader = new FakeDemand(at => 8 * (1 + (0.9 * Math.Sin(2 * Math.PI * (at - 6 * 3600) / 86_400))) * (at % 1800 < 300 ? 1.3 : 1));
        var facts = Facts.After(after);
        var finding = new Finding(EvidenceSource.ReleaseTest, "availability", Facts.Promoted.AddSeconds(onset), 0.1, 100, "");
        (
            await DemandGatherer.GatherAsync(facts, finding, null, reader, new PolicyMemory(), TestContext.Current.CancellationToken)
        ).Trend.ShouldBe(DemandTrend.Stable);
    }

    [Fact]
    public async Task Traffic_that_the_model_never_had_is_a_surge()
    {
        var start = Facts.Promoted.ToUnixTimeSeconds() + 120.0;
        var reader = new FakeDemand(at => at < start ? 10 : 40);
        var finding = new Finding(EvidenceSource.ReleaseTest, "availability", Facts.Promoted.AddSeconds(300), 0.1, 100, "");
        (
            await DemandGatherer.GatherAsync(
                Facts.After(600),
                finding,
                null,
                reader,
                new PolicyMemory(),
                TestContext.Current.CancellationToken
            )
        ).Trend.ShouldBe(DemandTrend.Surged);
    }

    /// <summary>
    /// A served for long, B briefly, C is under test, all at the same rate: demand is measured for the model, whichever revision served it.
    /// </summary>
    [Theory]
    [InlineData(30)]
    [InlineData(240)]
    [InlineData(600)]
    public async Task Demand_is_that_of_the_whole_model(double secondsSinceItsFirstRequest)
    {
        var first = Facts.Promoted.ToUnixTimeSeconds() - secondsSinceItsFirstRequest - 60;
        var reader = new FakeDemand(at => at < first ? 0 : 20);
        var finding = new Finding(EvidenceSource.ReleaseTest, "availability", Facts.Promoted.AddSeconds(15), 0.3, 100, "");
        (
            await DemandGatherer.GatherAsync(
                Facts.After(120),
                finding,
                null,
                reader,
                new PolicyMemory(),
                TestContext.Current.CancellationToken
            )
        ).Trend.ShouldBe(DemandTrend.Stable);
    }
}
