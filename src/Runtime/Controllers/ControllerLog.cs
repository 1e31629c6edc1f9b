using Microsoft.Extensions.Logging;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Controllers;

internal static partial class ControllerLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Reconcile failed: {Controller} {Key}, consecutive failures: {Failures}")]
    public static partial void Failed(ILogger logger, string controller, ObjectKey key, int failures, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reconcile failed permanently, waiting for a change: {Controller} {Key}: {Reason}")]
    public static partial void GaveUp(ILogger logger, string controller, ObjectKey key, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconcile stopped because the namespace is terminating: {Controller} {Key}")]
    public static partial void NamespaceTerminating(ILogger logger, string controller, ObjectKey key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reconcile timed out: {Controller} {Key} after {Limit}")]
    public static partial void TimedOut(ILogger logger, string controller, ObjectKey key, TimeSpan limit);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconcile hit a conflict and was requeued: {Controller} {Key}: {Reason}")]
    public static partial void MetConflict(ILogger logger, string controller, ObjectKey key, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconcile was interrupted by shutdown: {Controller} {Key}")]
    public static partial void CutShort(ILogger logger, string controller, ObjectKey key);
}
