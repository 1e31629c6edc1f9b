using System.Text.Json.Nodes;

namespace MlOps.Runtime.Objects;

/// <summary>The object an Event is about.</summary>
public sealed record ObjectRef(string ApiVersion, string Kind, string Namespace, string Name, string Uid, string? ResourceVersion = null)
{
    public static ObjectRef Of(ResourceKind kind, JsonObject obj)
    {
        var meta = ObjectMeta.Of(obj);
        return new(kind.ApiVersion, kind.Kind, meta.Namespace, meta.Name, meta.Uid ?? "", meta.ResourceVersion);
    }
}
