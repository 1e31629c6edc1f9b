namespace MlOps.Runtime.Events;

/// <summary>An Event that a saved status says has to be recorded: whoever reads that status can record it again.</summary>
/// <param name="Type">Whether it warns.</param>
/// <param name="Reason">In CamelCase.</param>
/// <param name="Message">What happened.</param>
/// <param name="DedupeKey">With object and reason, the name of the Event.</param>
/// <param name="At">When it happened: the same name with a later time is another occurrence, and raises the count.</param>
public sealed record SavedEvent(EventType Type, string Reason, string Message, string DedupeKey, DateTimeOffset At);
