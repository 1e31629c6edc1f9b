using System.Text.Json.Nodes;

namespace MlOps.Operator.Cli;

/// <summary>One field of a schema in the words of the reference.</summary>
internal static class ApiField
{
    public static string Type(JsonObject field)
    {
        if (field["x-kubernetes-int-or-string"] is not null)
            return "integer or string";
        if (field["items"] is JsonObject items)
            return $"list of {Type(items)}";
        if (field["enum"] is JsonArray choices)
            return string.Join(", ", choices.Select(c => $"`{c}`"));
        return field["format"]?.GetValue<string>() == "date-time" ? "time" : field["type"]?.GetValue<string>() ?? "";
    }

    public static string Meaning(JsonObject field)
    {
        var parts = new List<string> { field["description"]?.GetValue<string>() ?? "" };
        if (field["maxLength"] is { } length)
            parts.Add($"At most {length} characters.");
        if (field["maxItems"] is { } count)
            parts.Add(count.GetValue<int>() == 1 ? "At most 1 entry." : $"At most {count} entries.");
        return string.Join(" ", parts).Replace("|", "\\|", StringComparison.Ordinal);
    }
}
