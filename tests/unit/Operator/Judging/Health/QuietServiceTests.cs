using MlOps.Analysis.Burn.Windows;

namespace MlOps.Operator.Tests.Judging.Health;

/// <summary>Little traffic is ordinary for many models: it is judged on longer windows, and its gaps are no loss.</summary>
public class QuietServiceTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(400)]
    public void A_service_with_a_few_requests_an_hour_stays_healthy(double perHour)
    {
        var random = new Random(11);
        var events = Poisson(random, perHour, TimeSpan.FromDays(4)).ToList();
        var status = new SloPolicyStatus();
        var changes = 0;
        for (var at = 3 * 86_400.0; at < (3 * 86_400) + (6 * 3600); at += 15)
        {
            var next = AService.Seen(at, length => In(events, at, length)).Following(status).Judged();
            changes += status.State is not null && next.Verdict != status.Verdict ? 1 : 0;
            status = next;
        }

        (status.Verdict, changes).ShouldBe((Verdict.Healthy, 0));
    }

    [Fact]
    public void At_the_edge_of_too_few_events_the_verdict_does_not_come_and_go()
    {
        var events = Poisson(new Random(12), 1.4, TimeSpan.FromDays(10)).ToList();
        var status = new SloPolicyStatus();
        var changes = 0;
        for (var at = 3 * 86_400.0; at < 9 * 86_400; at += 300)
        {
            var next = AService.Seen(at, length => In(events, at, length)).Following(status).Judged();
            changes += next.Verdict != status.Verdict ? 1 : 0;
            status = next;
        }

        changes.ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(20)]
    public void A_busy_service_that_gets_no_more_requests_is_idle_until_they_come_back(double perSecond)
    {
        var stopped = 4 * 86_400.0;
        WindowCounts Window(double at, TimeSpan length) =>
            new(0, Math.Floor(perSecond * Math.Max(0, stopped - Math.Max(0, at - length.TotalSeconds))));
        for (var at = stopped + 301; at < stopped + 86_400; at += 15)
            AService.Seen(at, length => Window(at, length)).Judged().State.ShouldBe("Idle", $"{at - stopped} s after the last request");
    }

    private static IEnumerable<double> Poisson(Random random, double perHour, TimeSpan during)
    {
        for (var at = 0.0; at < during.TotalSeconds; )
        {
            at -= Math.Log(1 - random.NextDouble()) * 3600 / perHour;
            yield return at;
        }
    }

    private static WindowCounts In(List<double> events, double at, TimeSpan length) =>
        new(0, events.Count(e => e <= at && e > at - length.TotalSeconds));
}
