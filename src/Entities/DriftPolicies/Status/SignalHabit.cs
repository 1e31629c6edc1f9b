using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Status;

[Description(
    "How far a signal goes by itself, as it was known when its drift was first seen; of references by offset and an output's own first day only. Decides where the past tells no habit, and once the drift is confirmed as long as the past has fewer moves."
)]
public sealed record SignalHabit
{
    [Description("End of the window in which the drift was first seen.")]
    public required DateTimeOffset At { get; init; }

    [Description("What is compared; the habit serves no other comparison."), StringLength(64)]
    public required string Comparison { get; init; }

    [Description("Past moves that tell it.")]
    public int Moves { get; init; }

    [Description("As many independent ones they are worth, as a decimal string."), StringLength(24)]
    public required string Independent { get; init; }

    [Description("By measure."), MaxLength(10)]
    public IReadOnlyList<MeasureHabit> Measures { get; init; } = [];
}
