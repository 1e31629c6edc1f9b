using Microsoft.AspNetCore.Server.Kestrel.Core;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Forwarding.Connections;
using MlOps.EndToEnd.Forwarding.Faults;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>All watches share one HTTP/2 connection, and the lease has its own: what becomes of one, and of all. Rows W5 and W15.</summary>
public class ConnectionScenarios(SharedCluster cluster)
{
    /// <summary>A leader without a renewal for this long ends.</summary>
    private static readonly TimeSpan RenewDeadline = TimeSpan.FromSeconds(10);

    /// <summary>A server that is about to stop says GOAWAY first; here it then drops the connection in the middle of a promotion.</summary>
    [Fact]
    public Task Of_a_connection_that_is_given_up_and_then_dropped_nothing_is_lost_and_nothing_done_twice() =>
        Scenario.RunAsync(
            cluster,
            "goaway",
            async s =>
            {
                s.ExpectedErrors.Add("Reconcile failed");
                await BeginAsync(s);
                var shared = SharedByWatches(s);
                s.ApiServer.GoAway(c => c.IsWatch);
                var asked = TimeProvider.System.GetUtcNow();
                await s.ApplyAsync(ModelManifest.Good("2"));
                await s.UntilServesAsync("2");
                SharedByWatches(s).ShouldBe(shared, "what is under way ends where it began");
                var later = s.ApiServer.Calls.Where(c => c.At > asked && c.IsWrite && !c.IsBookkeeping).Select(c => c.Connection).ToList();
                later.ShouldNotBeEmpty();
                later.ShouldNotContain(shared);

                var lists = Lists(s);
                s.ApiServer.Script.Add(IsRecordOfARevision, new Fault.Disconnect(), 1);
                s.ApiServer.Carried = w => DropWatches(s, w);
                await s.ApplyAsync(ModelManifest.Good("3"));
                await UntilWatchedElsewhereAsync(s, shared, 20);
                await ServesOnceAsync(s, "3", revisions: 3);
                Lists(s).ShouldBe(lists);
                KeepsTheLease(s);
            }
        );

    [Fact]
    public Task A_watch_that_is_reset_leaves_the_others_of_its_connection_alone() =>
        Scenario.RunAsync(
            cluster,
            "reset",
            async s =>
            {
                await BeginAsync(s);
                var (before, lists) = (Watches(s), Lists(s));
                var shared = SharedByWatches(s);
                s.ApiServer.Sever(c => c.IsWatchOf("pods"));
                await Wait.UntilAsync("pods are watched again", 20, () => Watches(s) is var now && now.Any(c => IsAnew(c, before)));
                await s.ApplyAsync(ModelManifest.Good("2"));
                await ServesOnceAsync(s, "2", revisions: 2);
                Watches(s).Where(c => IsAnew(c, before)).ShouldHaveSingleItem().IsWatchOf("pods").ShouldBeTrue();
                SharedByWatches(s).ShouldBe(shared);
                Lists(s).ShouldBe(lists);
            }
        );

    /// <summary>
    /// Right after the server carried out a write in the middle of a promotion. The connection is asked for a sign of life after 15 s of
    /// silence, and given up 10 s later.
    /// </summary>
    [Fact]
    public Task A_connection_that_falls_silent_is_given_up_and_the_lease_is_kept_meanwhile() =>
        Scenario.RunAsync(
            cluster,
            "silent",
            async s =>
            {
                s.ExpectedErrors.Add("Reconcile failed");
                await BeginAsync(s);
                var (lists, dead) = (Lists(s), SharedByWatches(s));
                var silence = s.ApiServer.Script.Add(IsRecordOfARevision, new Fault.FallSilent(), 1);
                await s.ApplyAsync(ModelManifest.Good("2"));
                await Wait.UntilAsync("the connection falls silent", 20, () => silence.IsUsedUp);
                await UntilWatchedElsewhereAsync(s, dead, 35);
                await ServesOnceAsync(s, "2", revisions: 2);
                Lists(s).ShouldBe(lists);
                KeepsTheLease(s);
            }
        );

    [Fact]
    public Task A_server_with_fewer_streams_than_watches_is_asked_over_several_connections() =>
        Scenario.RunAsync(
            cluster,
            "streams",
            new ServerOptions { StreamsPerConnection = 4 },
            async s =>
            {
                await BeginAsync(s);
                Watches(s).GroupBy(c => c.Connection).ShouldAllBe(g => g.Count() <= 4);
                WatchedPaths(s).Count().ShouldBe(Kinds(s));
                await s.ApplyAsync(ModelManifest.Good("2"));
                await ServesOnceAsync(s, "2", revisions: 2);
            }
        );

    /// <summary>Some proxies on the way know nothing newer. Each watch then has a connection of its own, which breaks with it.</summary>
    [Fact]
    public Task A_server_that_speaks_HTTP_1_1_only_is_followed_as_well() =>
        Scenario.RunAsync(
            cluster,
            "http1",
            new ServerOptions { Protocols = HttpProtocols.Http1 },
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                s.ApiServer.Calls.ShouldAllBe(c => c.Protocol == "HTTP/1.1");
                var lists = Lists(s);
                s.ApiServer.Sever(c => c.IsWatch);
                await s.ApplyAsync(ModelManifest.Good("2"));
                await ServesOnceAsync(s, "2", revisions: 2);
                Lists(s).ShouldBe(lists);
            }
        );

    private static async Task BeginAsync(Scenario s)
    {
        await s.ApplyAsync(ModelManifest.Good("1"));
        await s.UntilServesAsync("1");
        s.ApiServer.Calls.Where(c => c.IsWatch).ShouldAllBe(c => c.Protocol == "HTTP/2");
    }

    /// <summary>One of the first writes of a promotion, under a name that follows from what is in it.</summary>
    private static bool IsRecordOfARevision(ApiCall call) => call.Method == "POST" && call.IsOf("controllerrevisions");

    private static void DropWatches(Scenario s, ApiWrite carried)
    {
        if (carried.Path.EndsWith("/controllerrevisions", StringComparison.Ordinal))
            s.ApiServer.Disconnect(c => c.IsWatch);
    }

    private static Task UntilWatchedElsewhereAsync(Scenario s, string left, int seconds) =>
        Wait.UntilAsync(
            "every kind is watched over another connection",
            seconds,
            () => WatchedPaths(s, c => c.Connection != left).Count() == Kinds(s)
        );

    private static async Task ServesOnceAsync(Scenario s, string version, int revisions)
    {
        var status = await s.UntilServesAsync(version);
        s.SwitchesTo(Scenario.HashOf(status, version)).Count.ShouldBe(1);
        s.ApiServer.Writes.Count(w =>
                w is { Method: "POST", Succeeded: true } && w.Path.EndsWith("/controllerrevisions", StringComparison.Ordinal)
            )
            .ShouldBe(revisions);
    }

    private static List<ApiCall> Watches(Scenario s) => [.. s.ApiServer.Open.Where(c => c.IsWatch)];

    private static IEnumerable<string> WatchedPaths(Scenario s, Func<ApiCall, bool>? which = null) =>
        Watches(s).Where(which ?? (_ => true)).Select(c => c.Path).Distinct();

    private static string SharedByWatches(Scenario s) => Watches(s).Select(c => c.Connection).Distinct().ShouldHaveSingleItem();

    private static bool IsAnew(ApiCall call, List<ApiCall> before) => !before.Any(b => b.Path == call.Path && b.At == call.At);

    /// <summary>How many kinds it watches.</summary>
    private static int Kinds(Scenario s) => s.ApiServer.Calls.Where(c => c.IsWatch).Select(c => c.Path).Distinct().Count();

    private static int Lists(Scenario s) =>
        s
            .ApiServer.Calls.Where(c => c.IsWatch)
            .Select(c => c.Path)
            .Distinct()
            .Sum(p => s.ApiServer.Calls.Count(c => c.Path == p && c is { IsWatch: false, IsWrite: false }));

    private static void KeepsTheLease(Scenario s)
    {
        var renewals = s
            .ApiServer.AllWrites.Where(w => w.Succeeded && w.Path.Contains("/leases", StringComparison.Ordinal))
            .Select(w => w.At)
            .ToList();
        renewals.Zip(renewals.Skip(1), (earlier, later) => later - earlier).ShouldAllBe(pause => pause < RenewDeadline);
        s.Log.Count(l => l.Contains("Acquired the lease", StringComparison.Ordinal)).ShouldBe(1);
    }
}
