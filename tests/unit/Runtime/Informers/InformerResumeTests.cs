using Microsoft.Extensions.Logging;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

public class InformerResumeTests
{
    /// <summary>Trap 2: an empty watch that the server ends is an exception in the client library.</summary>
    [Fact]
    public async Task A_watch_that_ends_without_a_line_is_begun_again_from_the_same_version_without_a_list_or_a_warning()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null)).ThenLines().ThenLines();
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 3);
        fixture.Watches.Select(w => w.Query("resourceVersion")).ShouldBe(["10", "10", "10"]);
        fixture.Lists.Count().ShouldBe(1);
        fixture.Log.Count(LogLevel.Warning).ShouldBe(0);
    }

    [Theory]
    [InlineData("ADDED")]
    [InlineData("MODIFIED")]
    [InlineData("DELETED")]
    [InlineData("BOOKMARK")]
    public async Task Every_line_moves_the_version_on(string type)
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 9))).ThenLines(Json.Line(type, Json.Object("a", 20)));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("20");
    }

    [Fact]
    public async Task A_cut_connection_in_the_middle_of_a_line_resumes_and_loses_nothing()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null));
        var watch = fixture.Server.ThenStream();
        fixture.Server.ThenLines(Json.Line("ADDED", Json.Object("b", 12)));
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("ADDED", Json.Object("a", 11)));
        await InformerFixture.UntilAsync(() => fixture.Names == "a");
        await watch.SendRawAsync("{\"type\":\"ADDED\",\"obj");
        watch.Cut();
        await fixture.AdvanceUntilAsync(() => fixture.Names == "a,b");
        fixture.Watches.ElementAt(1).Query("resourceVersion").ShouldBe("11");
        fixture.Lists.Count().ShouldBe(1);
    }

    /// <summary>Trap 6: a half-open connection gives neither an event nor an error.</summary>
    [Fact]
    public async Task A_watch_that_falls_silent_is_dropped_and_begun_again()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null));
        var dead = fixture.Server.ThenStream();
        fixture.Server.Then(200, Json.List(16, null));
        await fixture.StartAndSyncAsync();
        await dead.SendAsync(Json.Bookmark(15));
        await InformerFixture.UntilAsync(() => fixture.Watches.Count() == 1);
        var waited = await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2, 5, 600);
        waited.ShouldBeInRange(TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(90));
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("15");
        fixture.Lists.Select(l => l.Query("limit")).ShouldBe(["500", "1"], "how far the server is takes one object");
        dead.Disposed.ShouldBeTrue("or the connection leaks");
    }

    /// <summary>
    /// A server before 1.21 sends no status before the first line: a kind without objects is as quiet as a dead one, but well.
    /// </summary>
    [Fact]
    public async Task A_watch_that_opens_with_its_first_bookmark_is_no_trouble()
    {
        await using var fixture = new InformerFixture();
        var opens = new TaskCompletionSource<HttpResponseMessage>();
        fixture.Server.Then(200, Json.List(10, null)).Then((_, _) => opens.Task);
        await fixture.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => fixture.Watches.Count() == 1);
        fixture.Time.Advance(TimeSpan.FromSeconds(70));
        fixture.Server.ThenStream();
        opens.SetResult(ScriptedServer.Answer(200, Json.Bookmark(15) + "\n"));
        await InformerFixture.UntilAsync(() => fixture.Watches.Count() == 2);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("15");
        (fixture.Informer.Trouble, fixture.Lists.Count()).ShouldBe((null, 1));
        fixture.Log.Count(LogLevel.Warning).ShouldBe(0);
    }

    /// <summary>
    /// A server restored from a backup has not reached our version yet; it accepts the watch and says nothing (seen on 1.20).
    /// </summary>
    [Fact]
    public async Task A_watch_that_falls_silent_is_followed_by_a_list_that_is_believed_if_the_server_is_behind()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(1000, null, Json.Object("a", 900, value: "lost"), Json.Object("b", 950)));
        fixture.Server.ThenStream();
        fixture.Server.Then(200, Json.List(50, null, Json.Object("a", 40, value: "restored")));
        fixture.Server.Then(200, Json.List(50, null, Json.Object("a", 40, value: "restored")));
        await fixture.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => fixture.Watches.Count() == 1);
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2, 10, 600);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("50");
        (fixture.Names, fixture.Get("a")!.Value).ShouldBe(("a", "restored"));
    }

    [Fact]
    public async Task Bookmarks_keep_a_quiet_watch_alive()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        for (var minute = 1; minute <= 6; minute++)
        {
            fixture.Time.Advance(TimeSpan.FromMinutes(1));
            await watch.SendAsync(Json.Bookmark(10 + minute));
            await InformerFixture.UntilAsync(() => fixture.Informer.SinceLastContact == TimeSpan.Zero);
        }

        fixture.Watches.Count().ShouldBe(1);
    }

    [Fact]
    public async Task It_knows_how_old_its_view_is()
    {
        await using var fixture = new InformerFixture();
        fixture.Informer.SinceLastContact.ShouldBe(TimeSpan.MaxValue);
        fixture.Server.Then(200, Json.List(10, null));
        fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(42));
        fixture.Informer.SinceLastContact.ShouldBe(TimeSpan.FromSeconds(42));
        (await fixture.ScrapeAsync()).ShouldContain("watch_lag_seconds{resource=\"things\"} 42");
    }

    [Fact]
    public async Task A_server_that_ends_every_watch_at_once_is_not_asked_in_a_tight_loop()
    {
        await using var fixture = new InformerFixture
        {
            Server = { Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(200, "")) },
        };
        fixture.Server.Then(200, Json.List(10, null));
        await fixture.StartAndSyncAsync();
        for (var second = 0; second < 60; second++)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            await Eventually.SettleAsync();
        }

        fixture.Watches.Count().ShouldBeLessThan(12);
    }

    [Fact]
    public async Task Ten_thousand_clean_ends_leave_neither_a_list_nor_a_log_line_behind()
    {
        var watches = 0;
        await using var fixture = new InformerFixture
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
        fixture.Server.Then(200, Json.List(10, null));
        await fixture.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => watches > 10_000);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("10010");
        fixture.Lists.Count().ShouldBe(1);
        fixture.Log.Count(LogLevel.Warning).ShouldBe(0);
    }

    [Theory]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "NotFound")]
    public async Task A_kind_it_may_not_read_or_that_is_missing_is_waited_for_with_one_line_in_the_log(int status, string reason)
    {
        await using var fixture = new InformerFixture();
        for (var i = 0; i < 8; i++)
            fixture.Server.ThenStatus(status, reason);
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 1)));
        fixture.Start();
        await fixture.AdvanceUntilAsync(() => fixture.Lists.Count() == 8, 5, 300);
        fixture.Informer.Trouble!.ShouldContain(reason);
        await fixture.AdvanceUntilAsync(() => fixture.Informer.HasSynced, 5, 300);
        fixture.Log.Count(LogLevel.Warning).ShouldBe(1);
        fixture.Names.ShouldBe("a");
    }

    [Fact]
    public async Task Trouble_is_over_with_the_first_line_of_the_next_watch()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null)).ThenStatus(503, "ServiceUnavailable");
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => fixture.Informer.Trouble is not null);
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2);
        await watch.SendAsync(Json.Bookmark(11));
        await InformerFixture.UntilAsync(() => fixture.Informer.Trouble is null);
    }
}
