using System.Text;
using System.Text.Json.Nodes;
using MlOps.Entities.Schema.Generation;
using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Support;

/// <summary>Whether the API server would take a status, and give back what was written.</summary>
internal static class StatusSchema
{
    public static void ShouldBeTakenByTheServer<T>(this T status, Type kind)
    {
        var schema = (JsonObject)
            CustomResourceDefinitions.For(kind)["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["status"]!;
        var written = EntityJson.Encode(status);
        new SchemaCheck(new Dictionary<string, string>()).Problems(written, schema, "status").ShouldBeEmpty();
        var stored = JsonNode.Parse(Encoding.UTF8.GetBytes(written.ToJsonString()))!;
        JsonNode.DeepEquals(written, stored).ShouldBeTrue("else every look would find a difference and write again");
        JsonNode.DeepEquals(EntityJson.Encode(EntityJson.Decode<T>(stored)), stored).ShouldBeTrue();
    }
}
