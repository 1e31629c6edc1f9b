using System.Text.Json.Nodes;

namespace MlOps.Runtime.Status;

/// <summary>The JSON merge patch (RFC 7386) that leads from one document to another.</summary>
public static class MergeDiff
{
    /// <summary>
    /// The patch, or null when there is nothing to change. Removed fields become null, arrays are replaced whole. A null in
    /// <paramref name="to"/> is the same as an absent field, because a merge patch cannot tell them apart.
    /// </summary>
    public static JsonObject? Compute(JsonNode? from, JsonNode? to)
    {
        var before = from as JsonObject;
        var patch = new JsonObject();
        if (to is JsonObject after)
        {
            foreach (var (name, value) in after)
                Add(patch, name, before?[name], value);
        }

        foreach (var (name, value) in before ?? [])
        {
            if (value is not null && (to as JsonObject)?.ContainsKey(name) != true)
                patch[name] = null;
        }

        return patch.Count == 0 ? null : patch;
    }

    private static void Add(JsonObject patch, string name, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        if (after is not JsonObject target)
        {
            patch[name] = after?.DeepClone();
            return;
        }

        if (before is JsonObject source)
        {
            if (Compute(source, target) is { } nested)
                patch[name] = nested;
            return;
        }

        // The receiver starts from an empty object here, so nulls inside would be dropped anyway.
        patch[name] = Compute(null, target) ?? new JsonObject();
    }
}
