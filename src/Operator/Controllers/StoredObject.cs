using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Entities.Common;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers;

/// <summary>Objects as the API server keeps them, which another version of this operator, or a person, may have written.</summary>
internal static class StoredObject
{
    /// <returns>
    /// The entity, or null when the object does not have its shape: that is reported by an Event only, as any status
    /// that we wrote would rest on a guess. Mending the object brings it back.
    /// </returns>
    public static T? Read<T>(JsonObject raw, ResourceKind kind, IEventRecorder events)
        where T : class
    {
        var (entity, why) = Decode<T>(raw);
        if (why is not null)
            events.Record(
                ObjectRef.Of(kind, raw),
                EventType.Warning,
                "DecodeFailed",
                $"This {kind.Kind} cannot be read and is not reconciled until it is fixed: {why}",
                why
            );
        return entity;
    }

    /// <returns>The entity, or why the object is none.</returns>
    public static (T? Entity, string? Why) Decode<T>(JsonObject raw)
        where T : class
    {
        try
        {
            return (EntityJson.Decode<T>(raw), null);
        }
        catch (JsonException e)
        {
            return (null, e.Message);
        }
    }
}
