using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace MlOps.Entities.Schema.Generation;

/// <summary>Attributes of a property as keywords of its schema.</summary>
internal static class Constraints
{
    public static void Apply(MemberInfo property, JsonObject schema)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            schema["minimum"] = Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture);
            schema["maximum"] = Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture);
        }

        if (property.GetCustomAttribute<StringLengthAttribute>() is { } length)
        {
            if (length.MinimumLength > 0)
                schema["minLength"] = length.MinimumLength;
            schema["maxLength"] = length.MaximumLength;
        }

        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern)
            schema["pattern"] = pattern.Pattern;
        if (property.GetCustomAttribute<MinLengthAttribute>() is { } minimum)
            schema["minItems"] = minimum.Length;
        if (property.GetCustomAttribute<MaxLengthAttribute>() is { } maximum)
            schema["maxItems"] = maximum.Length;
        if (property.GetCustomAttribute<ItemLengthAttribute>() is { } item && schema["items"] is JsonObject items)
            items["maxLength"] = item.Maximum;
        if (property.GetCustomAttribute<ListMapKeyAttribute>() is { } key)
        {
            schema["x-kubernetes-list-type"] = "map";
            schema["x-kubernetes-list-map-keys"] = new JsonArray(key.Key);
        }
    }
}
