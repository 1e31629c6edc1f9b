using Microsoft.Extensions.Logging;

namespace MlOps.Runtime.LeaderElection;

internal static partial class LeaderElectionLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the lease {Namespace}/{Name} as {Identity}")]
    public static partial void Waits(ILogger logger, string identity, string @namespace, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Acquired the lease as {Identity}, term {Term}")]
    public static partial void Acquired(ILogger logger, string identity, long term);

    [LoggerMessage(Level = LogLevel.Information, Message = "Drained the work queues of {Identity}")]
    public static partial void Drained(ILogger logger, string identity);

    [LoggerMessage(Level = LogLevel.Information, Message = "Released the lease as {Identity}, term {Term}")]
    public static partial void Released(ILogger logger, string identity, long term);

    [LoggerMessage(Level = LogLevel.Error, Message = "Lost the lease as {Identity}, term {Term}: {Reason}")]
    public static partial void Lost(ILogger logger, string identity, long term, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not read or write the lease as {Identity}: {Reason}")]
    public static partial void CannotReach(ILogger logger, string identity, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Regained access to the lease as {Identity}")]
    public static partial void Recovered(ILogger logger, string identity);
}
