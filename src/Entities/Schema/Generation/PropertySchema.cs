using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Serialization;

namespace MlOps.Entities.Schema.Generation;

/// <summary>The schema of one field: its type, narrowed by its attributes.</summary>
internal static class PropertySchema
{
    public static JsonObject For(JsonPropertyInfo property)
    {
        var attributes =
            property.AttributeProvider as MemberInfo
            ?? throw new NotSupportedException($"{property.Name} has no member to read attributes from");
        var result = Shape(property.PropertyType, attributes);
        Constraints.Apply(attributes, result);
        if (FormerNames.IsFormer(property))
            return WithDescription(
                result,
                $"Former name of {JsonNamingPolicy.CamelCase.ConvertName(attributes.Name)}: read, never written."
            );
        if (attributes.GetCustomAttribute<DefaultValueAttribute>() is { Value: { } value })
            result["default"] = value is Enum name ? name.ToString() : JsonSerializer.SerializeToNode(value, EntityJson.Options);
        return attributes.GetCustomAttribute<DescriptionAttribute>() is { } description
            ? WithDescription(result, $"{description.Description}{Default(result)}{Range(result)}")
            : result;
    }

    // kubectl explain prints neither keyword, so the description names both.
    private static string Default(JsonObject schema) =>
        schema["default"] is not { } value ? ""
        : schema.ContainsKey("enum") ? $" Defaults to {value.GetValue<string>()}."
        : $" Defaults to {value.ToJsonString()}.";

    private static string Range(JsonObject schema) => schema["minimum"] is { } least ? $" Range: {least} to {schema["maximum"]}." : "";

    private static JsonObject Shape(Type type, MemberInfo attributes)
    {
        if (attributes.IsDefined(typeof(IntOrStringAttribute)))
        {
            return new()
            {
                ["x-kubernetes-int-or-string"] = true,
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "integer" }, new JsonObject { ["type"] = "string" }),
            };
        }

        var result = TypeSchema.Of(Nullable.GetUnderlyingType(type) ?? type);
        if (attributes.IsDefined(typeof(PreserveUnknownFieldsAttribute)))
            result["x-kubernetes-preserve-unknown-fields"] = true;
        return result;
    }

    // The field says more than its type, and stands first because people read these files.
    private static JsonObject WithDescription(JsonObject schema, string description)
    {
        schema.Remove("description");
        schema.Insert(0, "description", description);
        return schema;
    }
}
