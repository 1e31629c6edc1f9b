using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Operator.Controllers.Models.ClusterViews;

namespace MlOps.Operator.Tests.Models.Gathering;

public class JsonCopyTests
{
    private const string Template = """{"z":1.0,"big":9007199254740993,"a":["ü<&",null,{"x":1e3}]}""";

    [Fact]
    public void It_has_the_same_content_digit_by_digit_and_in_order()
    {
        var copy = JsonCopy.Detached(JsonNode.Parse(Template)!.AsObject());
        copy.Select(p => p.Key).ShouldBe(["z", "big", "a"]);
        copy["z"]!.ToJsonString().ShouldBe("1.0");
        CanonicalJson.Sha256(copy).ShouldBe(CanonicalJson.Sha256(JsonNode.Parse(Template)));
    }

    [Fact]
    public void It_takes_what_nests_as_deep_as_an_object_is_read()
    {
        var deep = new StringBuilder().Insert(0, "{\"a\":", 511).Append("{}").Append('}', 511).ToString();
        var node = JsonNode.Parse(deep, documentOptions: new JsonDocumentOptions { MaxDepth = 512 })!.AsObject();
        JsonCopy.Detached(node)["a"].ShouldNotBeNull();
    }

    /// <summary>A view of one object is kept for as long as the object exists; the megabyte around it is not.</summary>
    [Fact]
    public void The_object_around_it_is_not_kept()
    {
        var (copy, whole) = Part();
        for (var i = 0; i < 20 && whole.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        whole.IsAlive.ShouldBeFalse();
        copy.Parent.ShouldBeNull();
        copy["x"]!.GetValue<int>().ShouldBe(1);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (JsonObject Copy, WeakReference Whole) Part()
    {
        var whole = JsonNode.Parse("""{"data":{"x":1},"rest":"..."}""")!.AsObject();
        return (JsonCopy.Detached(whole["data"]!.AsObject()), new WeakReference(whole));
    }
}
