using Microsoft.Extensions.Logging;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Informers.Telemetry;

internal static partial class InformerLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Synced the cache of {Kind} with {Count} objects")]
    public static partial void Synced(ILogger logger, ResourceKind kind, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listed {Kind} again because its version was too old: {Reason}")]
    public static partial void ListsAgain(ILogger logger, ResourceKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lost touch with {Kind} and kept trying: {Reason}")]
    public static partial void LostTouch(ILogger logger, ResourceKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kept trying to follow {Kind}, now for another reason: {Reason}")]
    public static partial void StillOutOfTouch(ILogger logger, ResourceKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Followed {Kind} again")]
    public static partial void BackInTouch(ILogger logger, ResourceKind kind);

    [LoggerMessage(Level = LogLevel.Information, Message = "Dropped a watch of {Kind} that was silent for {Silence}")]
    public static partial void WentSilent(ILogger logger, ResourceKind kind, TimeSpan silence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Quarantined {Kind} {Key} that could not be decoded: {Reason}")]
    public static partial void CouldNotDecode(ILogger logger, ResourceKind kind, ObjectKey key, string reason);
}
