using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

/// <summary>Tells people what happened to an object, as a Kubernetes Event. Never waits and never fails.</summary>
public interface IEventRecorder
{
    /// <param name="dedupeKey">The same key for the same object and reason is one Event, counted up.</param>
    void Record(ObjectRef involved, EventType type, string reason, string message, string dedupeKey);
}
