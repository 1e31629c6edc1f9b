using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

/// <summary>A server, or what stands before it, that answers a reconnect with what was true some time ago. Row W8.</summary>
public class InformerOldListTests
{
    [Fact]
    public async Task A_whole_old_list_changes_nothing_until_the_server_has_caught_up()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 9, value: "new"), Json.Object("b", 10)));
        fixture.Server.ThenLines(Json.Line("ADDED", Json.Object("c", 20)), Json.Gone());
        for (var i = 0; i < 3; i++)
            fixture.Server.Then(200, Json.List(12, null, Json.Object("a", 5, value: "old"), Json.Object("gone", 3)));
        fixture.Server.Then(200, Json.List(21, null, Json.Object("a", 9, value: "new"), Json.Object("c", 20)));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Lists.Count() == 4);
        (fixture.Names, fixture.Get("a")!.Value).ShouldBe(("a,b,c", "new"));
        await InformerFixture.UntilAsync(() => fixture.Informer.Trouble is not null);
        fixture.Informer.Trouble!.ShouldContain("behind: its list of things has version 12, but 20 was seen before");
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2);
        fixture.Changes.Select(c => (c.Key.Name, c.New is not null)).ShouldBe([("a", true), ("b", true), ("c", true), ("b", false)]);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("21");
    }

    /// <summary>A backup counts anew from where it was taken: it stays behind for days, and what it lists is what there is.</summary>
    [Fact]
    public async Task A_server_that_stays_behind_was_restored_and_is_believed_within_half_a_minute()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(1000, null, Json.Object("a", 9, value: "new"), Json.Object("b", 10)));
        fixture.Server.ThenLines(Json.Gone());
        for (var i = 0; i < 5; i++)
            fixture.Server.Then(200, Json.List(12, null, Json.Object("a", 5, value: "restored")));
        await fixture.StartAndSyncAsync();
        var waited = await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2);
        (fixture.Names, fixture.Get("a")!.Value).ShouldBe(("a", "restored"));
        waited.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("12");
    }

    /// <summary>A version that is asked for can be answered from a cache; none is answered from the store.</summary>
    [Fact]
    public async Task No_list_asks_for_a_version()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, "more", Json.Object("a", 9))).Then(200, Json.List(10, null)).ThenLines(Json.Gone());
        fixture.Server.Then(200, Json.List(11, null));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Lists.Count() == 3);
        fixture.Lists.ShouldAllBe(l => l.Query("resourceVersion") == null && l.Query("resourceVersionMatch") == null);
    }

    /// <summary>Row W12. Not an empty list: while a definition is installed anew its kind is missing for a moment.</summary>
    [Fact]
    public async Task A_kind_that_is_removed_later_leaves_what_is_known_until_it_is_served_again()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 9, "first"), Json.Object("b", 10)));
        var watch = fixture.Server.ThenStream();
        for (var i = 0; i < 6; i++)
            fixture.Server.ThenStatus(404, "NotFound");
        fixture.Server.ThenLines(Json.Gone()).Then(200, Json.List(30, null, Json.Object("a", 25, "second")));
        await fixture.StartAndSyncAsync();
        watch.End();
        await fixture.AdvanceUntilAsync(() => fixture.Informer.Trouble is not null);
        fixture.Informer.Trouble!.ShouldContain("404");
        fixture.Names.ShouldBe("a,b");
        await fixture.AdvanceUntilAsync(() => fixture.Names == "a");
        fixture.Log.Count(Microsoft.Extensions.Logging.LogLevel.Warning).ShouldBe(1, "one line for the whole of it");
        fixture.Changes.Skip(2).Select(c => (c.Key.Name, c.Old?.Uid, c.New?.Uid)).ShouldContain(("a", null, "second"));
        fixture.Changes.Skip(2).Count(c => c.New is null).ShouldBe(2);
    }
}
