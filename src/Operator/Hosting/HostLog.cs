namespace MlOps.Operator.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "Operator instance {Instance} started with Prometheus data sources {Sources}")]
    public static partial void Started(ILogger logger, string instance, string sources);

    [LoggerMessage(2, LogLevel.Critical, "Shutting down: a background loop failed")]
    public static partial void GaveOut(ILogger logger, Exception error);

    [LoggerMessage(3, LogLevel.Critical, "Shutting down: a background loop ended unexpectedly")]
    public static partial void EndedUnasked(ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "Operator stopped gracefully")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "{Kind} {Key} could not be decoded and is not reconciled: {Reason}")]
    public static partial void Undecodable(ILogger logger, string kind, string key, string reason);

    [LoggerMessage(6, LogLevel.Information, "Serving health and metrics on {Address}")]
    public static partial void Serves(ILogger logger, string address);

    [LoggerMessage(7, LogLevel.Critical, "Cannot connect to an API server: {Reason}")]
    public static partial void NoServer(ILogger logger, string reason);
}
