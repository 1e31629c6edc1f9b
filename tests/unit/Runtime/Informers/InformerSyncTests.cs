using MlOps.Runtime.Objects;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

public class InformerSyncTests
{
    [Fact]
    public async Task It_has_synced_once_all_pages_are_read()
    {
        await using var fixture = new InformerFixture();
        var second = new TaskCompletionSource<HttpResponseMessage>();
        fixture.Server.Then(200, Json.List(10, "more", Json.Object("a", 1))).Then((_, _) => second.Task);
        fixture.Start();
        await InformerFixture.UntilAsync(() => fixture.Lists.Count() == 2);
        fixture.Informer.HasSynced.ShouldBeFalse();
        second.SetResult(ScriptedServer.Answer(200, Json.List(10, null, Json.Object("b", 2))));
        await fixture.Informer.WaitForSyncAsync(TestContext.Current.CancellationToken);
        fixture.Names.ShouldBe("a,b");
        fixture.Lists.Last().Query("continue").ShouldBe("more");
    }

    /// <summary>Trap 1: the client library does not return from opening a watch before its first line.</summary>
    [Fact]
    public async Task It_has_synced_although_the_watch_never_sends_a_line()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null));
        fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => fixture.Watches.Count() == 1);
    }

    [Fact]
    public async Task The_watch_starts_at_the_version_of_the_list_and_asks_for_bookmarks_and_an_end()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null));
        await fixture.StartAndSyncAsync();
        await InformerFixture.UntilAsync(() => fixture.Watches.Any());
        var watch = fixture.Watches.Single();
        (watch.Query("resourceVersion"), watch.Query("allowWatchBookmarks"), watch.Query("timeoutSeconds")).ShouldBe(("10", "true", "450"));
    }

    [Fact]
    public async Task Changes_are_told_with_what_was_and_what_is()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 1, value: "one")));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("a", 11, value: "two")));
        await watch.SendAsync(Json.Line("DELETED", Json.Object("a", 12, value: "two")));
        await InformerFixture.UntilAsync(() => fixture.Changes.Count == 3);
        fixture.Changes.Select(c => (c.Old?.Value, c.New?.Value)).ShouldBe([(null, "one"), ("one", "two"), ("two", null)]);
        fixture.Names.ShouldBe("");
    }

    [Fact]
    public async Task Objects_are_found_by_their_owner_wherever_they_go()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 1, value: "one"), Json.Object("b", 2, value: "two")));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        Owned("one").ShouldBe(["a"]);
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("a", 11, value: "two")));
        await InformerFixture.UntilAsync(() => Owned("two").Length == 2);
        Owned("one").ShouldBeEmpty();
        await watch.SendAsync(Json.Line("DELETED", Json.Object("b", 12, value: "two")));
        await InformerFixture.UntilAsync(() => Owned("two").Length == 1);
        Owned("two").ShouldBe(["a"]);

        string[] Owned(string owner) => [.. fixture.Informer.ListOf(new ObjectKey("", owner)).Select(t => t.Name).Order()];
    }

    [Fact]
    public async Task Ten_thousand_objects_are_in_the_store_when_it_has_synced()
    {
        await using var fixture = new InformerFixture();
        for (var page = 0; page < 20; page++)
            fixture.Server.Then(
                200,
                Json.List(10, page < 19 ? $"p{page}" : null, [.. Enumerable.Range(page * 500, 500).Select(i => Json.Object($"o{i}", i))])
            );
        await fixture.StartAndSyncAsync();
        fixture.Informer.List().Count.ShouldBe(10_000);
    }

    [Fact]
    public async Task A_handler_that_fails_ends_the_informer_loudly()
    {
        var fixture = new InformerFixture();
        fixture.Informer.Changed += _ => throw new InvalidOperationException("a bug");
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 1)));
        fixture.Start();
        await Should.ThrowAsync<InvalidOperationException>(async () => await fixture.DisposeAsync());
    }
}
