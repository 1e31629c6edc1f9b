namespace MlOps.Decisions.Effects;

/// <summary>An Event to publish once the status that it reports is saved, or the effect that it reports is done.</summary>
public sealed record EventRecord(EventSeverity Type, string Reason, string Message, string DedupeKey)
{
    public static EventRecord Normal(string reason, string message, string key) => new(EventSeverity.Normal, reason, message, key);

    public static EventRecord Warning(string reason, string message, string key) => new(EventSeverity.Warning, reason, message, key);
}
