using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.DriftPolicies;

internal static partial class DriftLog
{
    [LoggerMessage(1, LogLevel.Debug, "DriftPolicy {Key} was read from a stale cache, evaluating again: {Reason}")]
    public static partial void Stale(ILogger logger, ObjectKey key, string reason);

    [LoggerMessage(2, LogLevel.Information, "DriftPolicy {Namespace}/{Name}: {Reason}: {Text}")]
    public static partial void Noticed(ILogger logger, string @namespace, string name, string reason, string text);
}
