using Microsoft.Extensions.Time.Testing;
using MlOps.Samples.LoadGenerator;
using MlOps.Samples.LoadGenerator.Connections;
using MlOps.Samples.LoadGenerator.Reporting;
using MlOps.Samples.Tests.Fraud;

namespace MlOps.Samples.Tests.Load;

public class LoadRunnerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FixedScenario _scenario = new();

    [Fact]
    public async Task A_run_ends_by_itself_with_every_request_accounted_for()
    {
        int answered = 0;
        var summary = await RunAsync(
            5,
            (_, _) =>
                (answered++ % 4) switch
                {
                    0 => Task.FromResult(new ModelAnswer(500, "2", "")),
                    1 => throw new HttpRequestException("refused"),
                    _ => Task.FromResult(new ModelAnswer(200, "1", "")),
                }
        );

        summary.Sent.ShouldBe(100);
        summary.Requests.ShouldBe(100);
        summary.InFlight.ShouldBe(0);
        summary.FailuresByKind.ShouldBe(new Dictionary<string, long> { ["500"] = 25, ["connection"] = 25 }, ignoreOrder: true);
        summary.Versions["1"].Failures.ShouldBe(0);
        summary.Versions["2"].Failures.ShouldBe(25);
        summary.Finished.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_hangs_gets_the_same_requests_and_costs_only_timeouts()
    {
        var summary = await RunAsync(
            5,
            async (_, token) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
                throw new InvalidOperationException("never reached");
            }
        );

        summary.Sent.ShouldBe(100);
        summary.FailuresByKind.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, long>("timeout", 100));
    }

    [Fact]
    public async Task A_stopped_run_sends_nothing_more()
    {
        using var stop = new CancellationTokenSource();
        var summary = await RunAsync(3600, (_, _) => Task.FromResult(new ModelAnswer(200, "1", "")), stop, stopAfter: 2);
        summary.Sent.ShouldBeInRange(30, 50);
        _scenario.Asked.ShouldBe((int)summary.Sent);
    }

    private async Task<LoadSummary> RunAsync(
        int seconds,
        Func<LoadRequest, CancellationToken, Task<ModelAnswer>> answer,
        CancellationTokenSource? stop = null,
        int stopAfter = int.MaxValue
    )
    {
        var options = new LoadOptions
        {
            Url = new Uri("http://127.0.0.1:1"),
            Rate = 20,
            Seconds = seconds,
            Connections = 2,
        };
        var tally = new Tally(_time);
        var connections = new[] { new FakeConnection(answer), new FakeConnection(answer) };
        var run = new LoadRunner(options, _scenario, tally, connections, _time).RunAsync(stop?.Token ?? default);
        for (int tick = 0; !run.IsCompleted; tick++)
        {
            if (tick == stopAfter * 20L)
                await stop!.CancelAsync();
            // The clock moves on only when the runner has sent what was due, so that no machine is too slow for this test.
            await UntilAsync(() =>
                run.IsCompleted || tick > 20 * Math.Min(seconds, stopAfter) || _scenario.Asked >= Math.Min(tick, 20 * seconds)
            );
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        await run;
        return tally.Snapshot();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        do
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        } while (!condition());
    }
}
