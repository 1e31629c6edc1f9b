using CsCheck;
using MlOps.Samples.LoadGenerator;

namespace MlOps.Samples.Tests.Load;

public class LoadScheduleTests
{
    private static readonly Uri Url = new("http://127.0.0.1:8080");

    [Fact]
    public void A_steady_run_sends_rate_times_seconds()
    {
        var schedule = new LoadSchedule(
            new LoadOptions
            {
                Url = Url,
                Rate = 20,
                Seconds = 30,
            }
        );
        schedule.Count.ShouldBe(600);
        schedule.DueAt(0).ShouldBe(TimeSpan.Zero);
        schedule.DueAt(20).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_surge_changes_the_pace_at_its_second()
    {
        var schedule = new LoadSchedule(
            new LoadOptions
            {
                Url = Url,
                Rate = 10,
                Seconds = 20,
                RampTo = 100,
                RampAt = 5,
            }
        );
        schedule.Count.ShouldBe(50 + 1500);
        schedule.DueAt(49).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        schedule.DueAt(50).ShouldBe(TimeSpan.FromSeconds(5));
        schedule.DueAt(150).ShouldBe(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void Every_request_is_due_within_the_run_and_none_before_the_one_before_it() =>
        Gen.Select(Gen.Double[0.5, 200], Gen.Double[0.5, 200], Gen.Int[2, 60], Gen.Int[0, 59])
            .Sample(
                (rate, ramp, seconds, at) =>
                {
                    var schedule = new LoadSchedule(
                        new LoadOptions
                        {
                            Url = Url,
                            Rate = rate,
                            Seconds = seconds,
                            RampTo = ramp,
                            RampAt = at % seconds,
                        }
                    );
                    var due = Enumerable.Range(0, (int)schedule.Count).Select(i => schedule.DueAt(i)).ToList();
                    return due.Zip(due.Skip(1)).All(p => p.First <= p.Second) && due[^1] <= schedule.Duration;
                }
            );

    [Theory]
    [InlineData(0, 10, 8)]
    [InlineData(1e9, 10, 8)]
    [InlineData(double.NaN, 10, 8)]
    [InlineData(20, 0, 8)]
    [InlineData(20, int.MaxValue, 8)]
    [InlineData(20, 10, 0)]
    public void What_is_not_bounded_is_refused(double rate, int seconds, int connections) =>
        new LoadOptions
        {
            Url = Url,
            Rate = rate,
            Seconds = seconds,
            Connections = connections,
        }
            .Problems()
            .ShouldNotBeEmpty();

    [Fact]
    public void The_defaults_are_fine() =>
        new LoadOptions { Url = Url }
            .Problems()
            .ShouldBeEmpty();
}
