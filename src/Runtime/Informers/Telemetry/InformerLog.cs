using Microsoft.Extensions.Logging;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Informers.Telemetry;

internal static partial class InformerLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Synced the cache of {Kind}: {Count} objects")]
    public static partial void Synced(ILogger logger, ResourceKind kind, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Relisting {Kind} because the resource version was too old: {Reason}")]
    public static partial void ListsAgain(ILogger logger, ResourceKind kind, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Relisting {Kind} because its watch failed repeatedly at resource version {Version}: {Reason}"
    )]
    public static partial void DoubtsVersion(ILogger logger, ResourceKind kind, string version, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listing {Kind} in pages because it could not be streamed: {Reason}")]
    public static partial void ReadsPages(ILogger logger, ResourceKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lost the watch of {Kind}, retrying: {Reason}")]
    public static partial void LostTouch(ILogger logger, ResourceKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Still retrying the watch of {Kind}, with a new error: {Reason}")]
    public static partial void StillOutOfTouch(ILogger logger, ResourceKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Re-established the watch of {Kind}")]
    public static partial void BackInTouch(ILogger logger, ResourceKind kind);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Restarting the watch of {Kind}: no data for {Silence}")]
    public static partial void WentSilent(ILogger logger, ResourceKind kind, TimeSpan silence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ignored a {Kind} whose name could not be read: {Reason}")]
    public static partial void Nameless(ILogger logger, ResourceKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Quarantined {Kind} {Key}: it could not be decoded: {Reason}")]
    public static partial void CouldNotDecode(ILogger logger, ResourceKind kind, ObjectKey key, string reason);
}
