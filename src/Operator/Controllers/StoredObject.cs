using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Entities.Serialization;
using MlOps.Runtime.Api;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers;

/// <summary>Objects as the API server keeps them, which another version of this operator, or a person, may have written.</summary>
internal static class StoredObject
{
    /// <returns>
    /// The object, or null when it does not exist or cannot even be read; the latter is reported as <see cref="Read{T}"/> does.
    /// </returns>
    public static async Task<JsonObject?> GetAsync(
        IKubeApi api,
        ResourceKind kind,
        ObjectKey key,
        IEventRecorder events,
        CancellationToken ct
    )
    {
        var (raw, why) = await TryGetAsync(api, kind, key, ct);
        if (why is null)
            return raw;
        Report(raw!, kind, events, why);
        return null;
    }

    /// <returns>The object, if it exists, or what identifies it and why it cannot be read.</returns>
    public static async Task<(JsonObject? Raw, string? Why)> TryGetAsync(
        IKubeApi api,
        ResourceKind kind,
        ObjectKey key,
        CancellationToken ct
    )
    {
        try
        {
            return (await api.GetAsync(kind, key, ct), null);
        }
        catch (ApiException e) when (e is { Kind: ApiErrorKind.Unreadable, Identity: { } identity })
        {
            return (identity, e.Message);
        }
    }

    /// <returns>
    /// The entity, or null when the object does not have its shape: that is reported by an Event only, as any status
    /// that we wrote would rest on a guess. Mending the object brings it back.
    /// </returns>
    public static T? Read<T>(JsonObject raw, ResourceKind kind, IEventRecorder events)
        where T : class
    {
        var (entity, why) = Decode<T>(raw);
        if (why is not null)
            Report(raw, kind, events, why);
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

    private static void Report(JsonObject raw, ResourceKind kind, IEventRecorder events, string why) =>
        events.Record(
            ObjectRef.Of(kind, raw),
            EventType.Warning,
            "DecodeFailed",
            $"This {kind.Kind} cannot be read and is not reconciled until it is fixed: {why}",
            why
        );
}
