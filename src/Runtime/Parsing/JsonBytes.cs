using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOps.Runtime.Parsing;

/// <summary>Reads JSON of the API server.</summary>
internal static class JsonBytes
{
    /// <summary>
    /// The API server takes 10,000 levels (kubernetes-sigs/json), but nodes are cloned, compared and written by recursion, and a writer
    /// ends at 1,000. No kind of Kubernetes nests deeper than 40.
    /// </summary>
    public const int MaxDepth = 512;

    // A name that is there twice would otherwise fail at the first look at its object, wherever that is.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <exception cref="NestedTooDeepException">It has more levels than <see cref="MaxDepth"/>.</exception>
    /// <exception cref="JsonException">It is malformed, or no object.</exception>
    public static JsonObject ParseObject(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json, null, Strict) as JsonObject ?? throw new JsonException("the JSON is not an object");
        }
        catch (JsonException) when (JsonSpans.Depth(json) is > MaxDepth and var depth)
        {
            throw new NestedTooDeepException($"it is nested deeper than {MaxDepth} levels ({depth})");
        }
    }
}
