using Microsoft.Extensions.Logging;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

public class InformerResumeTests
{
    /// <summary>Trap 2: an empty watch that the server ends is an exception in the client library.</summary>
    [Fact]
    public async Task A_watch_that_ends_without_a_line_is_begun_again_from_the_same_version_without_a_list_or_a_warning()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null)).ThenLines().ThenLines();
        await rig.StartAndSyncAsync();
        await rig.AdvanceUntilAsync(() => rig.Watches.Count() == 3);
        rig.Watches.Select(w => w.Query("resourceVersion")).ShouldBe(["10", "10", "10"]);
        rig.Lists.Count().ShouldBe(1);
        rig.Log.Count(LogLevel.Warning).ShouldBe(0);
    }

    [Theory]
    [InlineData("ADDED")]
    [InlineData("MODIFIED")]
    [InlineData("DELETED")]
    [InlineData("BOOKMARK")]
    public async Task Every_line_moves_the_version_on(string type)
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null, Json.Object("a", 9))).ThenLines(Json.Line(type, Json.Object("a", 20)));
        await rig.StartAndSyncAsync();
        await rig.AdvanceUntilAsync(() => rig.Watches.Count() == 2);
        rig.Watches.Last().Query("resourceVersion").ShouldBe("20");
    }

    [Fact]
    public async Task A_cut_connection_in_the_middle_of_a_line_resumes_and_loses_nothing()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null));
        var watch = rig.Server.ThenStream();
        rig.Server.ThenLines(Json.Line("ADDED", Json.Object("b", 12)));
        await rig.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("ADDED", Json.Object("a", 11)));
        await InformerFixture.UntilAsync(() => rig.Names == "a");
        await watch.SendRawAsync("{\"type\":\"ADDED\",\"obj");
        watch.Cut();
        await rig.AdvanceUntilAsync(() => rig.Names == "a,b");
        rig.Watches.ElementAt(1).Query("resourceVersion").ShouldBe("11");
        rig.Lists.Count().ShouldBe(1);
    }

    /// <summary>Trap 6: a half-open connection gives neither an event nor an error.</summary>
    [Fact]
    public async Task A_watch_that_falls_silent_is_dropped_and_begun_again()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null));
        var dead = rig.Server.ThenStream();
        await rig.StartAndSyncAsync();
        await dead.SendAsync(Json.Bookmark(15));
        await InformerFixture.UntilAsync(() => rig.Watches.Count() == 1);
        var waited = await rig.AdvanceUntilAsync(() => rig.Watches.Count() == 2, 5, 600);
        waited.ShouldBeInRange(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(210));
        rig.Watches.Last().Query("resourceVersion").ShouldBe("15");
        rig.Lists.Count().ShouldBe(1);
        dead.Disposed.ShouldBeTrue("or the connection leaks");
    }

    /// <summary>
    /// A server restored from a backup has not reached our version yet; it accepts the watch and says nothing (seen on 1.20).
    /// </summary>
    [Fact]
    public async Task Two_watches_in_a_row_without_a_single_line_are_followed_by_a_list_that_is_believed()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(1000, null, Json.Object("a", 900, value: "lost"), Json.Object("b", 950)));
        rig.Server.ThenStream();
        rig.Server.ThenStream();
        rig.Server.Then(200, Json.List(50, null, Json.Object("a", 40, value: "restored")));
        await rig.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => rig.Watches.Count() == 1);
        await rig.AdvanceUntilAsync(() => rig.Watches.Count() == 3, 10, 600);
        rig.Watches.Last().Query("resourceVersion").ShouldBe("50");
        (rig.Names, rig.Get("a")!.Value).ShouldBe(("a", "restored"));
    }

    [Fact]
    public async Task Bookmarks_keep_a_quiet_watch_alive()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null));
        var watch = rig.Server.ThenStream();
        await rig.StartAndSyncAsync();
        for (var minute = 1; minute <= 6; minute++)
        {
            rig.Time.Advance(TimeSpan.FromMinutes(1));
            await watch.SendAsync(Json.Bookmark(10 + minute));
            await InformerFixture.UntilAsync(() => rig.Informer.SinceLastContact == TimeSpan.Zero);
        }

        rig.Watches.Count().ShouldBe(1);
    }

    [Fact]
    public async Task It_knows_how_old_its_view_is()
    {
        await using var rig = new InformerFixture();
        rig.Informer.SinceLastContact.ShouldBe(TimeSpan.MaxValue);
        rig.Server.Then(200, Json.List(10, null));
        rig.Server.ThenStream();
        await rig.StartAndSyncAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(42));
        rig.Informer.SinceLastContact.ShouldBe(TimeSpan.FromSeconds(42));
        (await rig.ScrapeAsync()).ShouldContain("watch_lag_seconds{resource=\"things\"} 42");
    }

    [Fact]
    public async Task A_server_that_ends_every_watch_at_once_is_not_asked_in_a_tight_loop()
    {
        await using var rig = new InformerFixture { Server = { Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(200, "")) } };
        rig.Server.Then(200, Json.List(10, null));
        await rig.StartAndSyncAsync();
        for (var second = 0; second < 60; second++)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(1));
            await Eventually.SettleAsync();
        }

        rig.Watches.Count().ShouldBeLessThan(12);
    }

    [Fact]
    public async Task Ten_thousand_clean_ends_leave_neither_a_list_nor_a_log_line_behind()
    {
        var watches = 0;
        await using var rig = new InformerFixture
        {
            Server =
            {
                Otherwise = async (_, ct) =>
                {
                    if (++watches > 10_000)
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
                    return ScriptedServer.Answer(200, Json.Bookmark(10 + watches) + "\n");
                },
            },
        };
        rig.Server.Then(200, Json.List(10, null));
        await rig.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => watches > 10_000);
        rig.Watches.Last().Query("resourceVersion").ShouldBe("10010");
        rig.Lists.Count().ShouldBe(1);
        rig.Log.Count(LogLevel.Warning).ShouldBe(0);
    }

    [Theory]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "NotFound")]
    public async Task A_kind_it_may_not_read_or_that_is_missing_is_waited_for_with_one_line_in_the_log(int status, string reason)
    {
        await using var rig = new InformerFixture();
        for (var i = 0; i < 8; i++)
            rig.Server.ThenStatus(status, reason);
        rig.Server.Then(200, Json.List(10, null, Json.Object("a", 1)));
        rig.Start();
        await rig.AdvanceUntilAsync(() => rig.Lists.Count() == 8, 5, 300);
        rig.Informer.Trouble!.ShouldContain(reason);
        await rig.AdvanceUntilAsync(() => rig.Informer.HasSynced, 5, 300);
        rig.Log.Count(LogLevel.Warning).ShouldBe(1);
        rig.Names.ShouldBe("a");
    }

    [Fact]
    public async Task Trouble_is_over_with_the_first_line_of_the_next_watch()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null)).ThenStatus(503, "ServiceUnavailable");
        var watch = rig.Server.ThenStream();
        await rig.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => rig.Informer.Trouble is not null);
        await rig.AdvanceUntilAsync(() => rig.Watches.Count() == 2);
        await watch.SendAsync(Json.Bookmark(11));
        await InformerFixture.UntilAsync(() => rig.Informer.Trouble is null);
    }
}
