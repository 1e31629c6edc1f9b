using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api;

/// <summary>
/// One line of a watch: what happened, and the object (or, for an error, the Status). Where <paramref name="Unreadable"/> says why the
/// object could not be read, <paramref name="Object"/> holds only what identifies it.
/// </summary>
public sealed record WatchLine(WatchEventType Type, JsonObject Object, string? Unreadable = null);
