using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("Verdict on one signal, as of its last change.")]
public sealed record DriftSignalStatus
{
    [Description("Name of the signal."), StringLength(63)]
    public required string Name { get; init; }

    [Description(
        "Healthy: matches the reference. Warning: moved, or drifting but not confirmed. Breached: confirmed drift. Unknown: not enough evidence."
    )]
    public required Verdict Verdict { get; init; }

    [Description("When this last changed.")]
    public DateTimeOffset? Since { get; init; }

    [Description("When its drift was confirmed; kept until a window matches the reference.")]
    public DateTimeOffset? BreachedSince { get; init; }

    [Description("When the signal was first seen with values (for an output: under the serving revision); kept after it stops.")]
    [FormerName("seenSince")]
    public DateTimeOffset? FirstSampleAt { get; init; }

    [Description("Whether there is a value to evaluate, and if not, why.")]
    public EvidenceKind Evidence { get; init; }

    [Description("The measure that determined the verdict.")]
    public DriftMethod? Method { get; init; }

    [Description("Value of the measure, as a decimal string."), StringLength(24)]
    public string? Value { get; init; }

    [Description("Drift threshold of the measure, as a decimal string."), StringLength(24)]
    public string? Threshold { get; init; }

    [Description("Samples in the current window.")]
    public long Samples { get; init; }

    [Description("Samples in the reference.")]
    public long ReferenceSamples { get; init; }

    [Description("Ends of the recent windows in which the signal drifted."), MaxLength(20)]
    public IReadOnlyList<DateTimeOffset> DriftedAt { get; init; } = [];

    [Description(
        "Normal variability of the signal, as known when it first drifted; only with a reference by offset, or for an output's own first day. Used if the history yields no estimate, and during confirmed drift while the history holds fewer moves than this one."
    )]
    public SignalHabit? Habit { get; init; }

    [Description("Human-readable verdict, with value, threshold, windows and sample counts."), StringLength(1024)]
    public string? Message { get; init; }
}
