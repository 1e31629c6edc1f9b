namespace MlOps.Decisions.Effects;

/// <summary>An Event to publish once the status that it tells of is saved, or the effect that it tells of is done.</summary>
public sealed record Notice(NoticeType Type, string Reason, string Message, string DedupeKey)
{
    public static Notice Normal(string reason, string message, string key) => new(NoticeType.Normal, reason, message, key);

    public static Notice Warning(string reason, string message, string key) => new(NoticeType.Warning, reason, message, key);
}
