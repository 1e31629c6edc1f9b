namespace MlOps.Operator.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "Operator instance {Instance} started with Prometheus {Sources}")]
    public static partial void Started(ILogger logger, string instance, string sources);

    [LoggerMessage(2, LogLevel.Critical, "Operator stops: a loop gave out")]
    public static partial void GaveOut(ILogger logger, Exception error);

    [LoggerMessage(3, LogLevel.Critical, "Operator stops: a loop ended without being asked to")]
    public static partial void EndedUnasked(ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "Operator stopped in order")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "{Kind} {Key} could not be decoded and is not handled: {Reason}")]
    public static partial void Undecodable(ILogger logger, string kind, string key, string reason);

    [LoggerMessage(6, LogLevel.Information, "Serving health and metrics on {Address}")]
    public static partial void Serves(ILogger logger, string address);
}
