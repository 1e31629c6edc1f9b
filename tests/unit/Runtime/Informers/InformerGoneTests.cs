using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

public class InformerGoneTests
{
    /// <summary>Trap 3: the client library reports a 410 line to a callback and goes on.</summary>
    [Fact]
    public async Task A_version_too_old_as_a_line_is_a_new_list_with_deletes_for_what_is_missing()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 1), Json.Object("b", 2))).ThenLines(Json.Gone());
        await RelistsAsync(fixture);
    }

    [Fact]
    public async Task A_version_too_old_as_a_status_is_a_new_list_with_deletes_for_what_is_missing()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 1), Json.Object("b", 2))).ThenStatus(410, "Gone");
        await RelistsAsync(fixture);
    }

    [Fact]
    public async Task The_store_stays_full_while_the_new_list_is_read()
    {
        await using var fixture = new InformerFixture();
        var slow = new TaskCompletionSource<HttpResponseMessage>();
        fixture
            .Server.Then(200, Json.List(10, null, Json.Object("a", 1), Json.Object("b", 2)))
            .ThenLines(Json.Gone())
            .Then(200, Json.List(30, "more", Json.Object("a", 1)))
            .Then((_, _) => slow.Task);
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Lists.Count() == 3);
        fixture.Names.ShouldBe("a,b");
        fixture.Informer.HasSynced.ShouldBeTrue();
        slow.SetResult(ScriptedServer.Answer(200, Json.List(30, null)));
        await InformerFixture.UntilAsync(() => fixture.Names == "a");
    }

    [Fact]
    public async Task A_continue_token_that_expires_begins_the_list_anew_and_empties_nothing()
    {
        await using var fixture = new InformerFixture();
        fixture
            .Server.Then(200, Json.List(10, null, Json.Object("a", 1)))
            .ThenLines(Json.Gone())
            .Then(200, Json.List(30, "more"))
            .ThenStatus(410, "Expired")
            .Then(200, Json.List(31, null, Json.Object("a", 1)));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2);
        fixture.Changes.Count.ShouldBe(1, "the object was there all the time");
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("31");
    }

    /// <summary>Row W3: objects changed while nobody looked.</summary>
    [Fact]
    public async Task An_object_re_created_meanwhile_is_deleted_and_then_added()
    {
        await using var fixture = new InformerFixture();
        fixture
            .Server.Then(200, Json.List(10, null, Json.Object("a", 1, "old")))
            .ThenLines(Json.Gone())
            .Then(200, Json.List(30, null, Json.Object("a", 25, "new")));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Changes.Count == 3);
        fixture.Changes.Select(c => (c.Old?.Uid, c.New?.Uid)).ShouldBe([(null, "old"), ("old", null), (null, "new")]);
    }

    private static async Task RelistsAsync(InformerFixture fixture)
    {
        fixture.Server.Then(200, Json.List(30, null, Json.Object("a", 1), Json.Object("c", 25)));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2);
        fixture.Names.ShouldBe("a,c");
        fixture.Changes.Skip(2).Select(c => (c.Key.Name, c.New is null)).ShouldBe([("c", false), ("b", true)]);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("30");
        (await fixture.ScrapeAsync()).ShouldContain("watch_gone_total{resource=\"things\"} 1");
    }
}
