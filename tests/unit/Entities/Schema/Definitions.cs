using System.Text.Json.Nodes;
using MlOps.Entities.Schema.Generation;

namespace MlOps.Entities.Tests.Schema;

/// <summary>The generated definitions, ready to look into.</summary>
internal static class Definitions
{
    public static JsonObject Version(Type kind) => CustomResourceDefinitions.For(kind)["spec"]!["versions"]![0]!.AsObject();

    public static JsonObject Root(Type kind) => Version(kind)["schema"]!["openAPIV3Schema"]!.AsObject();

    public static IEnumerable<SchemaNode> AllNodes() =>
        CustomResourceDefinitions.Kinds.SelectMany(k => new SchemaNode("", Root(k)).Walk().Select(n => n with { Path = k.Name + n.Path }));

    /// <summary>The schema at a path of property names; "[]" steps into a list.</summary>
    public static JsonObject At(Type kind, string path) => new SchemaNode("", Root(kind)).Walk().Single(n => n.Path == path).Schema;
}
