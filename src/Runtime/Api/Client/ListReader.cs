using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Api.Client;

internal static class ListReader
{
    /// <summary>Takes a List apart. The server leaves kind and version out of the items of built-in kinds; here all have them.</summary>
    public static ListPage Read(ResourceKind kind, JsonObject list)
    {
        var meta = list["metadata"] as JsonObject;
        var items = new List<JsonObject>();
        if (list["items"] is JsonArray array)
        {
            items.AddRange(array.OfType<JsonObject>());
            array.Clear();
            foreach (var item in items)
            {
                item.TryAdd("apiVersion", kind.ApiVersion);
                item.TryAdd("kind", kind.Kind);
            }
        }

        var next = meta?["continue"]?.GetValue<string>();
        return new ListPage(items, meta?["resourceVersion"]?.GetValue<string>() ?? "", string.IsNullOrEmpty(next) ? null : next);
    }
}
