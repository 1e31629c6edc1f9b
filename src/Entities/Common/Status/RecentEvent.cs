using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.Common.Status;

[Description("An Event that reports a change of the status. It is saved with that change.")]
public sealed record RecentEvent
{
    /// <summary>Entries that a status may hold.</summary>
    public const int MaxCount = 20;

    [Description("When the status changed.")]
    public required DateTimeOffset Time { get; init; }

    [Description("Normal or Warning."), StringLength(7)]
    public required string Type { get; init; }

    [Description("Reason of the Event, in CamelCase."), StringLength(63)]
    public required string Reason { get; init; }

    [Description("What happened."), StringLength(1024)]
    public string Message { get; init; } = "";

    [Description("What makes the name of the Event, together with the object's UID and the reason."), StringLength(253)]
    public required string Key { get; init; }
}
