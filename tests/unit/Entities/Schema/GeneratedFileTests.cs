using System.Text.Json.Nodes;
using MlOps.Entities.Schema.Generation;

namespace MlOps.Entities.Tests.Schema;

public class GeneratedFileTests
{
    public static TheoryData<Type> Kinds => [.. CustomResourceDefinitions.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_file_says_what_the_types_say(Type kind)
    {
        var file = Repository.PathOf("config", "crd", CustomResourceDefinitions.Describe(kind).Plural + ".yaml");
        JsonNode
            .DeepEquals(YamlFile.Read(file), Reparsed(CustomResourceDefinitions.For(kind)))
            .ShouldBeTrue($"{file} is out of date: run `make crds`");
    }

    private static JsonNode? Reparsed(JsonObject json) => JsonNode.Parse(json.ToJsonString());
}
