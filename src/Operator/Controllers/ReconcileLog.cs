using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers;

internal static partial class ReconcileLog
{
    [LoggerMessage(2, LogLevel.Information, "{Kind} {Key}: {Reason}: {Text}")]
    public static partial void Reported(ILogger logger, string kind, ObjectKey key, string reason, string text);

    [LoggerMessage(3, LogLevel.Information, "{Kind} {Key}: {Effect}")]
    public static partial void Acts(ILogger logger, string kind, ObjectKey key, string effect);

    [LoggerMessage(4, LogLevel.Warning, "{Kind} {Key}: the API server rejected a write; the operator retries it later: {Effect}: {Reason}")]
    public static partial void Refused(ILogger logger, string kind, ObjectKey key, string effect, string reason);
}
