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
        await using var rig = new InformerFixture();
        rig.Server.Then(
            200,
            Json.List(10, null, [Json.Object("x", 1, value: "bad"), .. Enumerable.Range(0, 999).Select(i => Json.Object($"o{i}", i))])
        );
        await rig.StartAndSyncAsync();
        rig.Informer.List().Count.ShouldBe(999);
        rig.Informer.Undecodable[Bad].ShouldBe("the value is bad");
        rig.Changes.Single(c => c.Key == Bad).Undecodable.ShouldBe("the value is bad");
        (await rig.ScrapeAsync()).ShouldContain("watch_decode_errors_total{resource=\"things\"} 1");
    }

    /// <summary>Trap 4: the client library skips an object it cannot decode in a watch, without a trace.</summary>
    [Fact]
    public async Task An_object_that_becomes_bad_leaves_the_store_and_is_told_with_the_reason()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null, Json.Object("x", 1)));
        var watch = rig.Server.ThenStream();
        await rig.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("x", 11, value: "bad")));
        await InformerFixture.UntilAsync(() => rig.Changes.Count == 2);
        var change = rig.Changes.Last();
        (change.Old is null, change.New is null, change.Undecodable).ShouldBe((false, true, "the value is bad"));
        rig.Informer.Get(Bad).ShouldBeNull();
        rig.Watches.Count().ShouldBe(1, "the watch goes on");
    }

    [Fact]
    public async Task A_repaired_object_is_served_again()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null, Json.Object("x", 1, value: "bad")));
        var watch = rig.Server.ThenStream();
        await rig.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("x", 11)));
        await InformerFixture.UntilAsync(() => rig.Get("x") is not null);
        rig.Informer.Undecodable.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bad_object_that_is_deleted_is_forgotten()
    {
        await using var rig = new InformerFixture();
        rig.Server.Then(200, Json.List(10, null, Json.Object("x", 1, value: "bad")));
        var watch = rig.Server.ThenStream();
        await rig.StartAndSyncAsync();
        await watch.SendAsync(Json.Line("DELETED", Json.Object("x", 11, value: "bad")));
        await InformerFixture.UntilAsync(() => rig.Informer.Undecodable.Count == 0);
        rig.Changes.Last().Undecodable.ShouldBeNull();
    }
}
