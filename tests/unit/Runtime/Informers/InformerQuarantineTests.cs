using MlOps.Runtime.Objects;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

public class InformerQuarantineTests
{
    private static readonly ObjectKey Bad = new("ns", "x");

    /// <summary>Trap 5: a typed list fails as a whole for one bad item.</summary>
    [Fact]
    public async Task One_bad_object_in_a_list_of_a_thousand_leaves_the_others_served()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(
            200,
            Json.List(10, null, [Json.Object("x", 1, value: "bad"), .. Enumerable.Range(0, 999).Select(i => Json.Object($"o{i}", i))])
        );
        await fixture.StartAndSyncAsync();
        fixture.Informer.List().Count.ShouldBe(999);
        fixture.Informer.Undecodable[Bad].ShouldBe("the value is bad");
        fixture.Changes.Single(c => c.Key == Bad).Undecodable.ShouldBe("the value is bad");
        (await fixture.ScrapeAsync()).ShouldContain("watch_decode_errors_total{resource=\"things\"} 1");
    }

    /// <summary>Trap 4: the client library skips an object it cannot decode in a watch, without a trace.</summary>
    [Fact]
    public async Task An_object_that_becomes_bad_leaves_the_store_and_is_told_with_the_reason()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("x", 1)));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("x", 11, value: "bad")));
        await InformerFixture.UntilAsync(() => fixture.Changes.Count == 2);
        var change = fixture.Changes.Last();
        (change.Old is null, change.New is null, change.Undecodable).ShouldBe((false, true, "the value is bad"));
        fixture.Informer.Get(Bad).ShouldBeNull();
        fixture.Watches.Count().ShouldBe(1, "the watch goes on");
    }

    [Fact]
    public async Task A_repaired_object_is_served_again()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("x", 1, value: "bad")));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("x", 11)));
        await InformerFixture.UntilAsync(() => fixture.Get("x") is not null);
        fixture.Informer.Undecodable.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bad_object_that_is_deleted_is_forgotten()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("x", 1, value: "bad")));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("DELETED", Json.Object("x", 11, value: "bad")));
        await InformerFixture.UntilAsync(() => fixture.Informer.Undecodable.Count == 0);
        fixture.Changes.Last().Undecodable.ShouldBeNull();
    }
}
