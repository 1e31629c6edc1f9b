using System.Text.Json.Nodes;
using MlOps.Entities.Schema.Generation;

namespace MlOps.Entities.Tests.Schema;

/// <summary>
/// What was applied stays applied: after the server filled in its defaults, a client-side three-way merge (kubectl apply, Argo CD) has
/// nothing to do. Such a merge goes into objects and replaces lists whole (jsonmergepatch in k8s.io/apimachinery).
/// </summary>
public class ThreeWayMergeTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)).Order()];

    private static string Folder => Repository.PathOf("config", "samples");

    [Fact]
    public void No_list_has_a_default_below_it() =>
        Definitions
            .AllNodes()
            .Where(n => n.Path.Contains("[]", StringComparison.Ordinal) && n.Schema.ContainsKey("default"))
            .Select(n => n.Path)
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Applying_a_sample_again_changes_nothing(string file)
    {
        var applied = YamlFile.Read(Path.Combine(Folder, file));
        Patch(applied, Stored(applied)).ToJsonString().ShouldBe("{}");
    }

    /// <summary>Every optional field that has a default is left out, in every list.</summary>
    [Theory]
    [InlineData("DriftPolicy", """{"signals": [{"name": "a", "kind": "Feature", "source": {"histogram": {"metric": "a"}}}]}""")]
    [InlineData(
        "SloPolicy",
        """{"objectives": [{"name": "a", "target": "99", "sli": {"latency": {"histogram": "a", "thresholdSeconds": "1"}}}], "responses": [{"trigger": "Release", "steps": [{"action": "Rollback"}]}]}"""
    )]
    [InlineData(
        "ModelDeployment",
        """{"freezeWindows": [{"schedule": "0 22 * * FRI", "durationSeconds": 3600}], "template": {"spec": {"containers": [{}]}}}"""
    )]
    public void A_short_form_is_in_sync(string kind, string spec)
    {
        var applied = new JsonObject { ["kind"] = kind, ["spec"] = JsonNode.Parse(spec) };
        Patch(applied, Stored(applied)).ToJsonString().ShouldBe("{}");
    }

    private static JsonObject Stored(JsonObject applied)
    {
        var stored = (JsonObject)applied.DeepClone();
        Fill(stored, Definitions.Root(CustomResourceDefinitions.Kinds.Single(k => k.Name == (string?)applied["kind"])));
        return stored;
    }

    private static void Fill(JsonNode? value, JsonObject schema)
    {
        if (value is JsonArray list && schema["items"] is JsonObject item)
        {
            foreach (var one in list)
                Fill(one, item);
        }

        foreach (var (name, field) in value is JsonObject ? schema["properties"] as JsonObject ?? [] : [])
        {
            if (value![name] is null && field!["default"] is { } otherwise)
                value[name] = otherwise.DeepClone();
            Fill(value[name], field!.AsObject());
        }
    }

    private static JsonObject Patch(JsonObject applied, JsonObject stored)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in applied.Where(f => !JsonNode.DeepEquals(f.Value, stored[f.Key])))
        {
            var change = value is JsonObject o && stored[name] is JsonObject there ? Patch(o, there) : value!.DeepClone();
            if (change is not JsonObject { Count: 0 })
                patch[name] = change;
        }

        return patch;
    }
}
