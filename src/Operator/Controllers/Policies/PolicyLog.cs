using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Policies;

internal static partial class PolicyLog
{
    [LoggerMessage(1, LogLevel.Debug, "SloPolicy {Key} was read from a stale cache, evaluating again: {Reason}")]
    public static partial void Stale(ILogger logger, ObjectKey key, string reason);

    [LoggerMessage(2, LogLevel.Information, "SloPolicy {Namespace}/{Name}: {Reason}: {Text}")]
    public static partial void Noticed(ILogger logger, string @namespace, string name, string reason, string text);
}
