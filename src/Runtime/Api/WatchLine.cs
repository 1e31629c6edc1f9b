using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Api;

/// <summary>
/// One line of a watch: what happened, and the object (or, for an error, the Status). Where <paramref name="Unreadable"/> says why the
/// object could not be read, <paramref name="Object"/> holds only what identifies it.
/// </summary>
public sealed record WatchLine(WatchEventType Type, JsonObject Object, string? Unreadable = null)
{
    private const string InitialEventsEnd = "k8s.io/initial-events-end";

    /// <summary>Whether all that there was when a streamed list began has been sent.</summary>
    public bool EndsList =>
        Type == WatchEventType.Bookmark && ObjectMeta.Of(Object).Annotations.GetValueOrDefault(InitialEventsEnd) == "true";
}
