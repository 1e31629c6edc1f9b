using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Api.Client;

/// <summary>
/// Takes a List apart as bytes and reads each item by itself, so that one that cannot be read costs only itself. The server leaves kind
/// and version out of the items of built-in kinds; here all have them.
/// </summary>
internal static class ListReader
{
    public static ListPage Read(ResourceKind kind, ReadOnlyMemory<byte> list)
    {
        var meta = new JsonObject();
        var items = new List<JsonObject>();
        var unreadable = new List<ReadObject>();
        foreach (var (name, value) in JsonSpans.Members(list))
        {
            if (name.Span.SequenceEqual("metadata"u8))
                meta = JsonBytes.ParseObject(value.Span);
            if (!name.Span.SequenceEqual("items"u8))
                continue;
            foreach (var item in JsonSpans.Items(value).Select(ObjectReader.Read))
            {
                if (item.Unreadable is not null)
                {
                    unreadable.Add(item);
                    continue;
                }

                item.Json.TryAdd("apiVersion", kind.ApiVersion);
                item.Json.TryAdd("kind", kind.Kind);
                items.Add(item.Json);
            }
        }

        var next = Text(meta, "continue");
        return new ListPage(items, Text(meta, "resourceVersion") ?? "", string.IsNullOrEmpty(next) ? null : next)
        {
            Unreadable = unreadable,
        };
    }

    private static string? Text(JsonObject meta, string name) =>
        meta[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
