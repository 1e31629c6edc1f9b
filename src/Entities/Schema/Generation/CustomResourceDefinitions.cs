using System.Reflection;
using System.Text.Json.Nodes;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Schema.Generation;

/// <summary>The CustomResourceDefinitions of this project, from its C# types: what is written there exists nowhere else.</summary>
public static class CustomResourceDefinitions
{
    private const string Category = "mlops";

    /// <summary>The root types of all kinds.</summary>
    public static IReadOnlyList<Type> Kinds { get; } = [typeof(ModelDeployment), typeof(SloPolicy), typeof(DriftPolicy)];

    public static CustomResourceAttribute Describe(Type kind) =>
        kind.GetCustomAttribute<CustomResourceAttribute>()
        ?? throw new ArgumentException($"{kind.Name} has no [CustomResource]", nameof(kind));

    /// <summary>The definition as the API takes it.</summary>
    public static JsonObject For(Type kind)
    {
        var resource = Describe(kind);
        return new JsonObject
        {
            ["apiVersion"] = "apiextensions.k8s.io/v1",
            ["kind"] = "CustomResourceDefinition",
            ["metadata"] = new JsonObject { ["name"] = $"{resource.Plural}.{CustomResourceAttribute.Group}" },
            ["spec"] = new JsonObject
            {
                ["group"] = CustomResourceAttribute.Group,
                ["scope"] = "Namespaced",
                ["names"] = Names(resource),
                ["versions"] = new JsonArray(Version(kind, resource)),
            },
        };
    }

    private static JsonObject Names(CustomResourceAttribute resource) =>
        new()
        {
            ["kind"] = resource.Kind,
            ["listKind"] = resource.Kind + "List",
            ["plural"] = resource.Plural,
            ["singular"] = resource.Kind.ToLowerInvariant(),
            ["shortNames"] = new JsonArray(resource.ShortName),
            ["categories"] = new JsonArray(Category),
        };

    private static JsonObject Version(Type kind, CustomResourceAttribute resource) =>
        new()
        {
            ["name"] = CustomResourceAttribute.Version,
            ["served"] = true,
            ["storage"] = true,
            ["subresources"] = Subresources(resource),
            ["additionalPrinterColumns"] = new JsonArray([.. kind.GetCustomAttributes<PrinterColumnAttribute>().Select(Column)]),
            ["schema"] = new JsonObject { ["openAPIV3Schema"] = RootSchema.For(kind, resource) },
        };

    private static JsonObject Subresources(CustomResourceAttribute resource)
    {
        var result = new JsonObject { ["status"] = new JsonObject() };
        if (resource.Scalable)
        {
            result["scale"] = new JsonObject
            {
                ["specReplicasPath"] = ".spec.replicas",
                ["statusReplicasPath"] = ".status.replicas",
                ["labelSelectorPath"] = ".status.selector",
            };
        }

        return result;
    }

    private static JsonNode Column(PrinterColumnAttribute column)
    {
        var result = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type,
            ["jsonPath"] = column.JsonPath,
        };
        if (column.Description is not null)
            result["description"] = column.Description;
        if (column.Priority != 0)
            result["priority"] = column.Priority;
        return result;
    }
}
