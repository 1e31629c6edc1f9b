using MlOps.Runtime.Recording;

namespace MlOps.Operator.Controllers.Models;

/// <summary>An Event to publish once the status that it tells of is saved, or the effect that it tells of is done.</summary>
public sealed record Notice(EventType Type, string Reason, string Message, string DedupeKey)
{
    public static Notice Normal(string reason, string message, string key) => new(EventType.Normal, reason, message, key);

    public static Notice Warning(string reason, string message, string key) => new(EventType.Warning, reason, message, key);
}
