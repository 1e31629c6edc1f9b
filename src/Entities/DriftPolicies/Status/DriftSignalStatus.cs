using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("Verdict of one signal, as of its last change.")]
public sealed record DriftSignalStatus
{
    [Description("Name of the signal."), StringLength(63)]
    public required string Name { get; init; }

    [Description(
        "Healthy: as the reference. Warning: moved, or drift that has not lasted yet. Breached: drift that has lasted. Unknown: not enough evidence."
    )]
    public required Verdict Verdict { get; init; }

    [Description("Since when.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Since when its drift is confirmed; kept until a window is as its reference.")]
    public DateTimeOffset? BreachedSince { get; init; }

    [Description("Since when it is known to give values, of an output since the serving revision took over; kept when it does no longer.")]
    [FormerName("seenSince")]
    public DateTimeOffset? FirstSampleAt { get; init; }

    [Description("What kind of evidence there is.")]
    public EvidenceKind Evidence { get; init; }

    [Description("The measure that decided.")]
    public DriftMethod? Method { get; init; }

    [Description("What it gave, as a decimal string."), StringLength(24)]
    public string? Value { get; init; }

    [Description("Its level of drift, as a decimal string."), StringLength(24)]
    public string? Threshold { get; init; }

    [Description("Samples of the current window.")]
    public long Samples { get; init; }

    [Description("Samples of the reference.")]
    public long ReferenceSamples { get; init; }

    [Description("Ends of the windows, of the last evaluations, in which it drifted."), MaxLength(20)]
    public IReadOnlyList<DateTimeOffset> DriftedAt { get; init; } = [];

    [Description(
        "Its habit as known when it first drifted; of references by offset and an output's own first day only. Decides where the past tells none, and once the drift is confirmed as long as the past has fewer moves."
    )]
    public SignalHabit? Habit { get; init; }

    [Description("The verdict in words, with value, threshold, windows and n."), StringLength(1024)]
    public string? Message { get; init; }
}
