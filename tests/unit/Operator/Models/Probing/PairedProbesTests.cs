using System.Text.Json.Nodes;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Execution;
using MlOps.Operator.Tests.Signals.Servers;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Probing;

/// <summary>The same requests go to two revisions, each on the port of its own Service.</summary>
public class PairedProbesTests
{
    private static async Task<ProbePair> Ask(LoopbackServer suspect, LoopbackServer target)
    {
        var state = Scenarios.Serving(AModel.Serving("v1").Probed()).See();
        using var http = PairedProbes.CreateClient();
        return await new PairedProbes(http, TimeProvider.System).AskAsync(
            state with
            {
                RevisionServices = [Service("bad", suspect), Service("good", target)],
            },
            new ProbeOrder("bad", "good"),
            TestContext.Current.CancellationToken
        );
    }

    private static RevisionServiceView Service(string hash, LoopbackServer server) =>
        new(hash, hash, hash, "127.0.0.1") { Ports = [new JsonObject { ["name"] = "http", ["port"] = server.Url.Port }] };

    [Fact]
    public async Task Each_revision_is_asked_on_its_own_port_which_may_differ_from_that_of_the_spec()
    {
        await using var bad = await LoopbackServer.StartAsync(
            (c, _) =>
            {
                c.Response.StatusCode = 500;
                return Task.CompletedTask;
            }
        );
        await using var good = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        var pair = await Ask(bad, good);
        (pair.Suspect.Fails, pair.Target.Fails, bad.Requests, good.Requests).ShouldBe((true, false, 10, 10));
    }

    [Fact]
    public async Task Looks_at_the_same_pods_within_seconds_share_one_answer()
    {
        await using var bad = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        await using var good = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        var state = Scenarios.Serving(AModel.Serving("v1").Probed()).See() with
        {
            RevisionServices = [Service("bad", bad), Service("good", good)],
        };
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var http = PairedProbes.CreateClient();
        var probes = new PairedProbes(http, clock);
        foreach (var (wait, asked) in new[] { (0, 10), (14, 10), (2, 20) })
        {
            clock.Advance(TimeSpan.FromSeconds(wait));
            await probes.AskAsync(state, new ProbeOrder("bad", "good"), TestContext.Current.CancellationToken);
            bad.Requests.ShouldBe(asked);
        }
    }

    [Fact]
    public async Task Revisions_that_do_not_answer_cost_one_time_limit_and_not_twenty()
    {
        await using var silent = await LoopbackServer.StartAsync(
            (c, _) =>
                Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );
        var started = TimeProvider.System.GetTimestamp();
        var pair = await Ask(silent, silent);
        (pair.Suspect.Asked, pair.Target.Asked).ShouldBe((false, false));
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }
}
