using System.Text.Json.Nodes;
using CsCheck;
using MlOps.Runtime.Status;

namespace MlOps.Runtime.Tests.Status;

public class MergeDiffTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", null)]
    [InlineData(null, "{}", null)]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", null)]
    [InlineData("""{"a":1}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", """{"b":null}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"x":1,"y":3}}""", """{"a":{"y":3}}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,2,3]}""", """{"a":[1,2,3]}""")]
    [InlineData("""{"a":1}""", """{"a":{"b":1}}""", """{"a":{"b":1}}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":"s"}""", """{"a":"s"}""")]
    [InlineData("""{}""", """{"a":{"b":null}}""", """{"a":{}}""")]
    [InlineData("""{"a":1}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{}""", """{"a":null}""", null)]
    public void The_patch_names_only_what_differs(string? from, string to, string? patch) =>
        (MergeDiff.Compute(Parse(from), Parse(to))?.ToJsonString()).ShouldBe(patch);

    [Fact]
    public void Applied_by_the_rules_of_RFC_7386_the_patch_leads_to_the_target() =>
        Gen.Select(Documents(3), Documents(3))
            .Sample(
                (from, to) =>
                {
                    var patch = MergeDiff.Compute(from, to);
                    var result = patch is null ? from : Apply(from.DeepClone(), patch);
                    JsonNode.DeepEquals(WithoutNulls(result), WithoutNulls(to)).ShouldBeTrue();
                },
                iter: 2000
            );

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);

    private static Gen<JsonObject> Documents(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Int[0, 3].Select(i => (JsonNode?)JsonValue.Create(i)),
            Gen.Int[0, 2].Array[0, 3].Select(a => (JsonNode?)new JsonArray([.. a.Select(i => (JsonNode?)JsonValue.Create(i))])),
            Gen.Const((JsonNode?)null)
        );
        var value = depth == 0 ? leaf : Gen.OneOf(leaf, Documents(depth - 1).Select(d => (JsonNode?)d));
        return Gen.Select(Gen.Int[0, 3], value)
            .Array[0, 4]
            .Select(pairs =>
            {
                var obj = new JsonObject();
                foreach (var (key, node) in pairs)
                    obj[$"k{key}"] = node?.DeepClone();
                return obj;
            });
    }

    private static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();
        var result = target as JsonObject ?? [];
        foreach (var (name, value) in changes)
        {
            var old = result[name];
            result.Remove(name);
            if (value is not null)
                result[name] = Apply(old, value);
        }

        return result;
    }

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        if (node is not JsonObject obj)
            return node?.DeepClone();
        var result = new JsonObject();
        foreach (var (name, value) in obj.Where(p => p.Value is not null))
            result[name] = WithoutNulls(value);
        return result;
    }
}
