using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models;

internal static partial class ModelLog
{
    [LoggerMessage(1, LogLevel.Debug, "ModelDeployment {Key} was read from a stale cache, deciding again: {Reason}")]
    public static partial void Stale(ILogger logger, ObjectKey key, string reason);

    [LoggerMessage(2, LogLevel.Information, "ModelDeployment {Namespace}/{Name}: {Reason}: {Text}")]
    public static partial void Noticed(ILogger logger, string @namespace, string name, string reason, string text);

    [LoggerMessage(3, LogLevel.Information, "ModelDeployment {Namespace}/{Name}: {Effect}")]
    public static partial void Acts(ILogger logger, string @namespace, string name, string effect);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "ModelDeployment {Namespace}/{Name}: the API server rejected a write; the operator retries it later: {Effect}: {Reason}"
    )]
    public static partial void Refused(ILogger logger, string @namespace, string name, string effect, string reason);
}
