using MlOps.Runtime.Objects;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Objects;

public class ObjectMetaTests
{
    [Fact]
    public void It_shows_what_is_there()
    {
        var meta = ObjectMeta.Of(
            Json.Parse(
                """
                {"metadata":{"name":"a","namespace":"ns","uid":"u","resourceVersion":"9","generation":4,
                 "deletionTimestamp":"2026-01-02T03:04:05Z","labels":{"x":"y"},
                 "ownerReferences":[{"apiVersion":"v1","kind":"K","name":"o","uid":"ou","controller":true}]}}
                """
            )
        );
        (meta.Key.ToString(), meta.Uid, meta.ResourceVersion, meta.Generation).ShouldBe(("ns/a", "u", "9", 4L));
        meta.DeletionTimestamp.ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        meta.Labels["x"].ShouldBe("y");
        meta.Controller!.Uid.ShouldBe("ou");
        meta.IsOwnedBy("ou").ShouldBeTrue();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"metadata":null}""")]
    [InlineData(
        """{"metadata":{"name":null,"labels":null,"annotations":[],"generation":"x","ownerReferences":{},"deletionTimestamp":"soon"}}"""
    )]
    public void What_is_not_there_or_not_as_expected_is_empty(string json)
    {
        var meta = ObjectMeta.Of(Json.Parse(json));
        (meta.Name, meta.Uid, meta.Generation, meta.IsDeleting).ShouldBe(("", null, 0L, false));
        (meta.Labels.Count, meta.Annotations.Count, meta.OwnerReferences.Count).ShouldBe((0, 0, 0));
    }
}
