using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Status;

[Description(
    "Normal variability of a signal, as known when its drift was first seen; only with a reference by offset, or for an output's own first day. Applies when the past yields none and, once drift is confirmed, while the past has fewer moves."
)]
public sealed record SignalHabit
{
    [Description("End of the window in which the drift was first seen.")]
    public required DateTimeOffset At { get; init; }

    [Description("What is compared; the variability applies to no other comparison."), StringLength(64)]
    public required string Comparison { get; init; }

    [Description("Number of past moves that it is computed from.")]
    public int Moves { get; init; }

    [Description("Effective number of independent moves, as a decimal string."), StringLength(24)]
    public required string Independent { get; init; }

    [Description("Variability per measure."), MaxLength(10)]
    public IReadOnlyList<MeasureHabit> Measures { get; init; } = [];
}
