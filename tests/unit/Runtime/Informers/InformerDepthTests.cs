using MlOps.Runtime.Objects;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Informers;

/// <summary>Anyone who may create an object may nest it: that must cost nobody else anything.</summary>
public class InformerDepthTests
{
    private static readonly ObjectKey Deep = new("ns", "deep");

    [Fact]
    public async Task An_object_of_70_levels_in_a_list_is_served()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, DeepJson.List(10, Json.Object("ok", 1).ToJsonString(), DeepJson.Object("deep", 2, 70)));
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("deep,ok");
    }

    [Fact]
    public async Task An_object_of_70_levels_in_a_watch_is_served()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(DeepJson.Line("ADDED", DeepJson.Object("deep", 11, 70)));
        await InformerFixture.UntilAsync(() => fixture.Names == "deep");
    }

    [Fact]
    public async Task An_object_of_5000_levels_in_a_list_is_quarantined_by_its_name_and_the_others_are_served()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(
            200,
            DeepJson.List(10, Json.Object("a", 1).ToJsonString(), DeepJson.Object("deep", 2, 5000), Json.Object("b", 3).ToJsonString())
        );
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("a,b");
        fixture.Informer.Undecodable[Deep].ShouldContain("nested deeper than 512 levels");
        fixture.Changes.Single(c => c.Key == Deep).Undecodable.ShouldNotBeNull();
        fixture.Log.Lines.ShouldContain(l => l.Text.Contains("Quarantined") && l.Text.Contains("ns/deep"));
    }

    [Fact]
    public async Task An_object_of_5000_levels_in_a_watch_is_quarantined_and_the_watch_goes_on()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("deep", 9)));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await watch.SendAsync(DeepJson.Line("MODIFIED", DeepJson.Object("deep", 11, 5000)));
        await watch.SendAsync(Json.Line("ADDED", Json.Object("later", 12)));
        await InformerFixture.UntilAsync(() => fixture.Names == "later");
        fixture.Informer.Undecodable.ShouldContainKey(Deep);
        fixture.Informer.Trouble.ShouldBeNull();
        (fixture.Watches.Count(), fixture.Lists.Count()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_line_with_an_object_of_5000_levels_moves_the_version_on()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null)).ThenLines(DeepJson.Line("ADDED", DeepJson.Object("deep", 11, 5000)));
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("11");
    }

    [Fact]
    public async Task A_nested_object_that_is_mended_leaves_the_quarantine_and_a_deleted_one_is_forgotten()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, DeepJson.List(10, DeepJson.Object("deep", 1, 5000), DeepJson.Object("gone", 2, 5000)));
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        fixture.Informer.Undecodable.Count.ShouldBe(2);
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("deep", 11)));
        await watch.SendAsync(DeepJson.Line("DELETED", DeepJson.Object("gone", 12, 5000)));
        await InformerFixture.UntilAsync(() => fixture.Informer.Undecodable.Count == 0);
        fixture.Names.ShouldBe("deep");
    }

    [Theory]
    [InlineData("tru")]
    [InlineData("01")]
    [InlineData("\"\\x\"")]
    [InlineData("{\"a\":1,\"a\":2}")]
    public async Task A_malformed_item_between_good_ones_is_quarantined_by_its_name(string value)
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(
            200,
            DeepJson.List(
                10,
                Json.Object("a", 1).ToJsonString(),
                $$$"""{"metadata":{"namespace":"ns","name":"x","uid":"u","resourceVersion":"2"},"spec":{"value":{{{value}}}}}""",
                Json.Object("b", 3).ToJsonString()
            )
        );
        var watch = fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        fixture.Names.ShouldBe("a,b");
        fixture.Informer.Undecodable.ShouldContainKey(new ObjectKey("ns", "x"));
        await watch.SendAsync(Json.Line("MODIFIED", Json.Object("x", 11, uid: "u")));
        await InformerFixture.UntilAsync(() => fixture.Names == "a,b,x");
    }

    /// <summary>It may be any of those that we know: none of them is taken for deleted.</summary>
    [Fact]
    public async Task An_item_without_a_readable_name_deletes_nobody()
    {
        await using var fixture = new InformerFixture();
        fixture.Server.Then(200, Json.List(10, null, Json.Object("a", 1), Json.Object("b", 2))).ThenLines(Json.Gone());
        fixture.Server.Then(200, DeepJson.List(20, Json.Object("a", 1).ToJsonString(), """{"metadata":{"name":7},"spec":"""));
        fixture.Server.Then(200, DeepJson.List(21, Json.Object("a", 1).ToJsonString(), """{"metadata":{"name":7}}"""));
        fixture.Server.ThenStream();
        await fixture.StartAndSyncAsync();
        await fixture.AdvanceUntilAsync(() => fixture.Watches.Count() == 2);
        fixture.Watches.Last().Query("resourceVersion").ShouldBe("21");
        fixture.Names.ShouldBe("a,b");
    }
}
