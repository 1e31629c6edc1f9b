using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Hosting.Support;

/// <summary>That of a process that is killed before anything leaves it.</summary>
internal sealed class KilledRecorder : IEventRecorder
{
    public void Record(ObjectRef involved, EventType type, string reason, string message, string dedupeKey) { }

    public bool RecordOnce(ObjectRef involved, SavedEvent saved) => false;
}
