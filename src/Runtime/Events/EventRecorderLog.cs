using Microsoft.Extensions.Logging;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

internal static partial class EventRecorderLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not record the Event {Reason} about a {Kind} as {Key}: {Error}")]
    public static partial void CouldNotRecord(ILogger logger, string reason, string kind, ObjectKey key, string error);
}
