using System.Text.Json.Nodes;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.Tests.Schema;

namespace MlOps.Entities.Tests.Samples;

public class SampleTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)).Order()];

    private static string Folder => Repository.PathOf("config", "samples");

    private static JsonObject Read(string file) => YamlFile.Read(Path.Combine(Folder, file));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sample_decodes_and_keeps_every_rule(string file)
    {
        var json = Read(file);
        IReadOnlyList<FieldError> errors = (string?)json["kind"] switch
        {
            "ModelDeployment" => Validation.Check(EntityJson.Decode<ModelDeployment>(json)),
            "SloPolicy" => Validation.Check(EntityJson.Decode<SloPolicy>(json)),
            "DriftPolicy" => Validation.Check(EntityJson.Decode<DriftPolicy>(json)),
            var kind => [new("kind", $"unknown: {kind}")],
        };
        errors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sample_has_only_fields_that_the_schema_knows(string file)
    {
        var json = Read(file);
        var kind = MlOps.Entities.Schema.Generation.CustomResourceDefinitions.Kinds.Single(k => k.Name == (string?)json["kind"]);
        var allowed = new SchemaNode("", Definitions.Root(kind)).Walk().ToDictionary(n => n.Path, n => n.Schema);
        json.Remove("metadata");
        Unknown(json, "", allowed).ShouldBeEmpty();
    }

    private static IEnumerable<string> Unknown(JsonNode? node, string path, Dictionary<string, JsonObject> allowed)
    {
        if (!allowed.TryGetValue(path, out var schema))
            return [path];
        if (schema.ContainsKey("x-kubernetes-preserve-unknown-fields"))
            return [];
        return node switch
        {
            JsonObject o => o.SelectMany(p => Unknown(p.Value, $"{path}.{p.Key}", allowed)),
            JsonArray a => a.SelectMany(i => Unknown(i, path + "[]", allowed)),
            _ => [],
        };
    }
}
