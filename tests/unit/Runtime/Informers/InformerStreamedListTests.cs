using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

/// <summary>A server that can sends a list as a watch: what there is, and a bookmark that ends it.</summary>
public class InformerStreamedListTests
{
    private const string Current = """{"major":"1","minor":"34"}""";

    private static string End(int version) =>
        Json.Line(
            "BOOKMARK",
            Json.Parse($$$$"""{"metadata":{"resourceVersion":"{{{{version}}}}","annotations":{"k8s.io/initial-events-end":"true"}}}""")
        );

    private static string Added(string name, int version) => Json.Line("ADDED", Json.Object(name, version));

    private static IEnumerable<ReceivedRequest> Streams(InformerFixture fixture) =>
        fixture.Server.Requests.Where(r => r.Query("sendInitialEvents") == "true");

    private static IEnumerable<ReceivedRequest> Pages(InformerFixture fixture) =>
        fixture.Server.Requests.Where(r => r.Query("limit") is not null);

    [Theory]
    [InlineData("32")]
    [InlineData("36")]
    [InlineData("33+")]
    public async Task A_list_comes_as_a_stream_and_the_watch_goes_on_from_its_end(string minor)
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture
            .Server.Then(200, Current.Replace("34", minor, StringComparison.Ordinal))
            .ThenLines(Added("a", 1), Json.Bookmark(5), Added("b", 2), End(7));
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("a,b");
        await InformerFixture.UntilAsync(() => fixture.Watches.Count() == 2);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("7");
        fixture.Watches.Last().Query("sendInitialEvents").ShouldBeNull();
        var stream = Streams(fixture).ShouldHaveSingleItem();
        (stream.Query("resourceVersionMatch"), stream.Query("allowWatchBookmarks"), stream.Query("resourceVersion")).ShouldBe(
            ("NotOlderThan", "true", null)
        );
        Pages(fixture).ShouldBeEmpty();
    }

    /// <summary>It would take the parameter for nothing, and never end the list.</summary>
    [Theory]
    [InlineData(200, """{"major":"1","minor":"31"}""")]
    [InlineData(200, """{"major":"1","minor":"20+"}""")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"major":"1","minor":33}""")]
    [InlineData(403, "{}")]
    [InlineData(404, "{}")]
    public async Task An_older_server_or_one_that_hides_its_version_is_read_in_pages(int status, string version)
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture.Server.Then(status, version).Then(200, Json.List(10, null, Json.Object("a", 1)));
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("a");
        Streams(fixture).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_where_it_is_switched_off_is_asked_once()
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture
            .Server.Then(200, Current)
            .ThenStatus(422, "Invalid", "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled")
            .Then(200, Json.List(10, null, Json.Object("a", 1)))
            .ThenLines(Json.Gone())
            .Then(200, Json.List(20, null, Json.Object("b", 11)));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Names == "b");
        Streams(fixture).Count().ShouldBe(1);
    }

    /// <summary>It may be older than what was seen, and a stream would tell that last.</summary>
    [Fact]
    public async Task A_later_list_is_read_in_pages()
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture
            .Server.Then(200, Current)
            .ThenLines(Added("a", 1), Added("b", 2), End(7))
            .ThenLines(Json.Gone())
            .Then(200, Json.List(9, null, Json.Object("b", 2)));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Names == "b");
        Streams(fixture).Count().ShouldBe(1);
        fixture.Changes.Count.ShouldBe(3, "two added, one deleted: b was there all the time");
    }

    [Fact]
    public async Task What_is_deleted_within_the_stream_is_gone()
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture.Server.Then(200, Current).ThenLines(Added("b", 2), Added("c", 3), Json.Line("DELETED", Json.Object("c", 8)), End(9));
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("b");
    }

    [Fact]
    public async Task What_a_stream_that_broke_off_had_and_the_pages_have_not_is_gone()
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture.Server.Then(200, Current).ThenLines(Added("a", 1), Added("b", 2)).Then(200, Json.List(9, null, Json.Object("b", 2)));
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("b");
        fixture.Log.Lines.ShouldContain(l => l.Text.Contains("the stream ended before the list did", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(504)]
    public async Task A_server_that_fails_at_a_stream_is_read_in_pages(int status)
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture.Server.Then(200, Current).ThenStatus(status, "Timeout").Then(200, Json.List(9, null, Json.Object("b", 2)));
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("b");
    }

    [Theory]
    [InlineData(502, "{}")]
    [InlineData(200, "<html>a gateway</html>")]
    public async Task A_version_that_cannot_be_had_keeps_nobody_from_listing(int status, string body)
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture.Server.Then(status, body).Then(200, Json.List(9, null, Json.Object("b", 2)));
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("b");
    }

    [Fact]
    public async Task A_first_stream_and_pages_that_break_off_are_no_sync()
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture.Server.Then(200, Current).ThenLines(Added("a", 1)).ThenStatus(500, "InternalError");
        fixture.Start();
        await InformerFixture.UntilAsync(() => fixture.Informer.Trouble is not null);
        fixture.Informer.HasSynced.ShouldBeFalse();
    }

    /// <summary>One that takes the request for an ordinary watch has objects and bookmarks to send, and no end.</summary>
    [Fact]
    public async Task A_stream_of_bookmarks_alone_is_given_up_for_pages()
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture.Server.Then(200, Current);
        var endless = fixture.Server.ThenStream();
        fixture.Server.Then(200, Json.List(9, null, Json.Object("a", 1)));
        fixture.Start();
        await InformerFixture.UntilAsync(() => Streams(fixture).Any());
        await endless.SendAsync(Added("a", 1));
        await InformerFixture.UntilAsync(() => fixture.Names == "a");
        for (var second = 9; second < 29; second += 9)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(9));
            await endless.SendAsync(Json.Bookmark(second));
            await InformerFixture.UntilAsync(() => fixture.Informer.SinceLastContact == TimeSpan.Zero);
        }

        fixture.Informer.HasSynced.ShouldBeFalse();
        await fixture.AdvanceUntilAsync(() => fixture.Informer.HasSynced, stepSeconds: 1, limitSeconds: 10);
        fixture.Names.ShouldBe("a");
        fixture.Log.Lines.ShouldContain(l => l.Text.Contains("no end of the list for 00:00:30", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_cannot_be_read_stands_for_itself_in_a_stream_too()
    {
        await using var fixture = new InformerFixture(streamsLists: true);
        fixture.Server.Then(200, Current).ThenLines(Json.Line("ADDED", Json.Object("broken", 1, value: "bad")), Added("a", 2), End(7));
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("a");
        fixture.Informer.Undecodable.Keys.ShouldHaveSingleItem().Name.ShouldBe("broken");
    }
}
