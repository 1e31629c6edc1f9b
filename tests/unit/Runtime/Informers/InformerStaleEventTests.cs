using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

public class InformerStaleEventTests
{
    [Fact]
    public async Task An_older_version_or_a_repetition_changes_nothing()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 9, value: "now")));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("a", 8, value: "long ago")));
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("a", 9, value: "again")));
        await watch.SendAsync(Json.Line("ADDED", Json.Object("end", 11)));
        await InformerFixture.UntilAsync(() => fixture.Get("end") is not null);
        fixture.Get("a")!.Value.ShouldBe("now");
        fixture.Changes.Count.ShouldBe(2);
    }

    /// <summary>Versions are numbers, not words: 9 is older than 10.</summary>
    [Fact]
    public async Task A_version_with_more_digits_is_newer()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(9, null, Json.Object("a", 9, value: "old")));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("a", 10, value: "new")));
        await InformerFixture.UntilAsync(() => fixture.Get("a")!.Value == "new");
    }

    [Fact]
    public async Task A_new_object_of_the_same_name_is_a_delete_and_an_add()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 9, "old")));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("ADDED", Json.Object("a", 12, "new")));
        await InformerFixture.UntilAsync(() => fixture.Changes.Count == 3);
        fixture.Changes.Skip(1).Select(c => (c.Old?.Uid, c.New?.Uid)).ShouldBe([("old", null), (null, "new")]);
    }

    /// <summary>The bug Sieve found in a database operator: the end of the old object taken for the end of its successor.</summary>
    [Fact]
    public async Task The_end_of_a_predecessor_does_not_remove_its_successor()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 9, "new")));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("DELETED", Json.Object("a", 11, "old")));
        await watch.SendAsync(Json.Line("ADDED", Json.Object("end", 12)));
        await InformerFixture.UntilAsync(() => fixture.Get("end") is not null);
        fixture.Get("a")!.Uid.ShouldBe("new");
    }

    [Fact]
    public async Task A_type_of_event_that_does_not_exist_yet_is_harmless()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("RENAMED", Json.Object("a", 11)));
        await watch.SendAsync(Json.Line("ADDED", Json.Object("b", 12)));
        await InformerFixture.UntilAsync(() => fixture.Names == "b");
        fixture.Watches.Count().ShouldBe(1);
    }
}
