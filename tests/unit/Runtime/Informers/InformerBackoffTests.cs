using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

/// <summary>A server in trouble is asked less and less, and for full lists only where they can help.</summary>
public class InformerBackoffTests
{
    private static readonly string Listed = Json.List(10, null, Json.Object("ok", 1));

    [Fact]
    public async Task A_server_that_is_slow_to_refuse_every_watch_is_backed_off_from()
    {
        await using var fixture = Slow(() => ScriptedServer.Answer(503, Json.Status(503, "ServiceUnavailable", "busy").ToJsonString()));
        await PassAsync(fixture, 600, 0.5);
        fixture.Watches.Count().ShouldBeLessThan(40);
        fixture.Lists.Count().ShouldBe(1, "an overloaded server is not asked for more");
    }

    [Fact]
    public async Task A_server_that_is_slow_to_forget_every_version_is_not_listed_every_second()
    {
        await using var fixture = Slow(() => ScriptedServer.Answer(410, Json.Status(410, "Expired", "old").ToJsonString()));
        await PassAsync(fixture, 600, 0.5);
        fixture.Lists.Count().ShouldBeInRange(10, 40);
    }

    [Fact]
    public async Task A_proxy_that_ends_every_watch_after_half_a_minute_is_not_waited_for()
    {
        await using var fixture = Slow(() => ScriptedServer.Answer(200, ""), 30);
        await PassAsync(fixture, 600, 1);
        fixture.Watches.Count().ShouldBeGreaterThan(17);
    }

    [Fact]
    public async Task The_first_line_of_a_watch_ends_the_back_off()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null));
        for (var i = 0; i < 6; i++)
            fixture.Server.ThenStatus(503, "ServiceUnavailable");
        fixture.Server.ThenLines(Json.Bookmark(11)).ThenStatus(503, "ServiceUnavailable").ThenStream();
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 8);
        (await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 9)).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(400, "BadRequest")]
    [InlineData(500, "InternalError")]
    [InlineData(504, "Timeout")]
    public async Task A_version_that_the_server_fails_at_again_and_again_is_given_up_for_a_list(int code, string reason)
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Listed);
        fixture.Server.Otherwise = async (request, ct) =>
        {
            if (!request.IsWatch)
                return ScriptedServer.Answer(200, Json.List(20, null, Json.Object("ok", 1), Json.Object("new", 15)));
            if (request.Query("resourceVersion") == "10")
                return ScriptedServer.Answer(200, Json.Line("ERROR", Json.Status(code, reason, "cannot serve this version")) + "\n");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return ScriptedServer.Answer(200, "");
        };
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Names == "new,ok");
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 4);
        fixture.Watches.Select(w => w.Query("resourceVersion")).ShouldBe(["10", "10", "10", "20"]);
        fixture.Lists.Count().ShouldBe(2);
    }

    /// <summary>Whole, and yet no event: no later watch from there would get past it.</summary>
    [Fact]
    public async Task A_line_that_is_no_event_is_left_behind_by_a_list()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Listed).ThenLines("{\"type\":7}").ThenLines("<html>").ThenLines("[]").Then(200, Json.List(20, null));
        fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 4);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("20");
    }

    [Fact]
    public async Task An_outage_of_the_connection_is_no_reason_for_a_list()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Listed);
        for (var i = 0; i < 8; i++)
            fixture.Server.ThenFail(System.Net.Http.HttpRequestError.ConnectionError);
        fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 9, 1, 300);
        fixture.Lists.Count().ShouldBe(1);
    }

    /// <summary>Without bookmarks a quiet kind looks like a dead connection. One item shows that it is none.</summary>
    [Fact]
    public async Task A_server_without_bookmarks_is_not_listed_for_its_silence()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Listed);
        fixture.Server.Otherwise = (request, _) =>
            Task.FromResult(
                request.IsWatch
                    ? new HttpResponseMessage { Content = new StreamContent(new LineStream()) }
                    : ScriptedServer.Answer(200, Json.List(5000, "more", Json.Object("ok", 1)))
            );
        await fixture.StartAndSyncAsync();
        for (var minute = 0; minute < 60; minute++)
        {
            await PassAsync(fixture, 60, 5);
            fixture.Informer.SinceLastContact.ShouldBeLessThan(TimeSpan.FromSeconds(90), "an older view is not judged on");
        }

        fixture.Lists.Count(l => l.Query("limit") != "1").ShouldBe(1);
        fixture.Watches.Select(w => w.Query("resourceVersion")).Distinct().ShouldBe(["10"]);
    }

    private static InformerFixture Slow(Func<HttpResponseMessage> watch, double seconds = 1.5)
    {
        var fixture = new InformerFixture();
        fixture.Server.Otherwise = async (request, ct) =>
        {
            if (!request.IsWatch)
                return ScriptedServer.Answer(200, Listed);
            await Task.Delay(TimeSpan.FromSeconds(seconds), fixture.Time, ct);
            return watch();
        };
        return fixture;
    }

    private static async Task PassAsync(InformerFixture fixture, double seconds, double step)
    {
        if (!fixture.Informer.HasSynced)
            await fixture.StartAndSyncAsync();
        for (var passed = 0.0; passed < seconds; passed += step)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(step));
            await Eventually.SettleAsync();
        }
    }
}
