using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Serialization;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers;

/// <summary>
/// Events of a status: saved with the change that they report, and recorded from what is saved, so that a killed process loses none. The
/// spam filter and the hour for which Events are kept still apply. Settled ones leave the status with its next change; they cause no write.
/// </summary>
internal sealed class Outbox(IEventRecorder events)
{
    private const string Field = "recentEvents";

    /// <summary>When to try again what the API server did not take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What a change reports, as it will be read from the status.</summary>
    public static IReadOnlyList<RecentEvent> Of(IEnumerable<EventRecord> records, DateTimeOffset now) =>
        [
            .. records
                .Select(r => new RecentEvent
                {
                    Time = now,
                    Type = r.Type.ToString(),
                    Reason = r.Reason,
                    Message = r.Message,
                    Key = r.DedupeKey,
                })
                .Select(e => EntityJson.Decode<RecentEvent>(EntityJson.Encode(e)))
                .Reverse(),
        ];

    /// <summary>Puts the newest, up to the bound of the schema, into a status that is about to be written.</summary>
    public static void Put(JsonObject status, IReadOnlyList<RecentEvent>? recent)
    {
        if (recent is { Count: > 0 })
            status[Field] = EntityJson.Encode(new Reported { RecentEvents = recent })[Field]!.DeepClone();
        else
            status.Remove(Field);
    }

    /// <summary>Records what a saved status reports, in the order in which it happened.</summary>
    /// <returns>What is not settled yet.</returns>
    public IReadOnlyList<RecentEvent> Record(ObjectRef involved, IReadOnlyList<RecentEvent>? saved) =>
        [.. (saved ?? []).Reverse().Where(e => !events.RecordOnce(involved, Saved(e))).Reverse()];

    /// <summary>The next look at an object of which something is not settled.</summary>
    public static TimeSpan? Wake(TimeSpan? next, IReadOnlyList<RecentEvent> unsettled) =>
        unsettled.Count > 0 && !(next < Patience) ? Patience : next;

    private static SavedEvent Saved(RecentEvent e) =>
        new(e.Type == nameof(EventType.Warning) ? EventType.Warning : EventType.Normal, e.Reason, e.Message, e.Key, e.Time);

    /// <summary>The part of a status that has them, encoded with the bounds of any status.</summary>
    private sealed record Reported : IReportingStatus
    {
        [MaxLength(RecentEvent.MaxCount)]
        [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The attribute is only read.")]
        public IReadOnlyList<RecentEvent>? RecentEvents { get; init; }
    }
}
