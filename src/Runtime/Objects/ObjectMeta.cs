using System.Globalization;
using System.Text.Json.Nodes;

namespace MlOps.Runtime.Objects;

/// <summary>A view of <c>metadata</c> over raw JSON. Reads what is there and never throws for what is not.</summary>
public readonly struct ObjectMeta(JsonObject? metadata)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static ObjectMeta Of(JsonObject obj) => new(obj["metadata"] as JsonObject);

    public string Name => Text("name") ?? "";
    public string Namespace => Text("namespace") ?? "";
    public ObjectKey Key => new(Namespace, Name);
    public string? Uid => Text("uid");
    public string? ResourceVersion => Text("resourceVersion");
    public long Generation => metadata?["generation"] is JsonValue v && v.TryGetValue<long>(out var n) ? n : 0;
    public DateTimeOffset? CreationTimestamp => Time("creationTimestamp");
    public DateTimeOffset? DeletionTimestamp => Time("deletionTimestamp");
    public bool IsDeleting => DeletionTimestamp is not null;
    public IReadOnlyDictionary<string, string> Labels => Map("labels");
    public IReadOnlyDictionary<string, string> Annotations => Map("annotations");

    public IReadOnlyList<OwnerReference> OwnerReferences =>
        metadata?["ownerReferences"] is JsonArray owners ? [.. owners.OfType<JsonObject>().Select(OwnerReference.From)] : [];

    /// <summary>The owner that is marked as the controller.</summary>
    public OwnerReference? Controller => OwnerReferences.FirstOrDefault(o => o.Controller);

    public bool IsOwnedBy(string uid) => OwnerReferences.Any(o => o.Uid == uid);

    private string? Text(string name) => metadata?[name] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;

    private DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var t) ? t : null;

    private IReadOnlyDictionary<string, string> Map(string name)
    {
        if (metadata?[name] is not JsonObject map)
            return None;
        var result = new Dictionary<string, string>(map.Count, StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            if (value is JsonValue v && v.TryGetValue<string>(out var text))
                result[key] = text;
        }

        return result;
    }
}
