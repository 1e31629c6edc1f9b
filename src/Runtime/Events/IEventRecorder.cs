using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

/// <summary>Tells people what happened to an object, as a Kubernetes Event. Never waits and never fails.</summary>
public interface IEventRecorder
{
    /// <param name="dedupeKey">The same key for the same object and reason is one Event, counted up.</param>
    void Record(ObjectRef involved, EventType type, string reason, string message, string dedupeKey);

    /// <summary>
    /// Records what a saved status reports. It may be called again and again, in any process: each occurrence is counted once.
    /// </summary>
    /// <returns>Whether it is settled: recorded, held back, or refused for good. If not, call again later.</returns>
    bool RecordOnce(ObjectRef involved, SavedEvent saved);
}
