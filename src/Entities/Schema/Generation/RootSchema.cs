using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Nodes;

namespace MlOps.Entities.Schema.Generation;

/// <summary>The outermost object: what Kubernetes itself defines, then spec and status.</summary>
internal static class RootSchema
{
    public static JsonObject For(Type kind, CustomResourceAttribute resource) =>
        new()
        {
            ["description"] = kind.GetCustomAttribute<DescriptionAttribute>()?.Description,
            ["type"] = "object",
            ["required"] = new JsonArray("spec"),
            ["properties"] = new JsonObject
            {
                ["apiVersion"] = Text("Version of the schema of this object.", 64),
                ["kind"] = Text("Kind of this object.", 63),
                ["metadata"] = Metadata(resource),
                ["spec"] = TypeSchema.OfProperty(kind, "spec"),
                ["status"] = TypeSchema.OfProperty(kind, "status"),
            },
        };

    // Of metadata, Kubernetes lets a schema restrict the name and nothing else.
    private static JsonObject Metadata(CustomResourceAttribute resource)
    {
        var result = new JsonObject { ["type"] = "object" };
        if (resource.MaxNameLength > 0)
        {
            result["properties"] = new JsonObject
            {
                ["name"] = new JsonObject { ["type"] = "string", ["maxLength"] = resource.MaxNameLength },
            };
        }

        return result;
    }

    private static JsonObject Text(string description, int maxLength) =>
        new()
        {
            ["description"] = description,
            ["type"] = "string",
            ["maxLength"] = maxLength,
        };
}
