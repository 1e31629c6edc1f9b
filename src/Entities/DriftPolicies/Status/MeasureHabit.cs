using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.DriftPolicies.Signals;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("Normal variability of a signal in one measure. Numbers are decimal strings in units of the measure.")]
public sealed record MeasureHabit
{
    [Description("The measure.")]
    public required DriftMethod Method { get; init; }

    [Description("Root mean square of past moves, net of sampling noise."), StringLength(24)]
    public required string Scale { get; init; }

    [Description("Degrees of freedom of the scale."), StringLength(24)]
    public required string Independent { get; init; }

    [Description("Share of the variance that persists from one move to the next, 0 to 1."), StringLength(24)]
    public required string Lasting { get; init; }

    [Description("Largest past move."), StringLength(24)]
    public required string Farthest { get; init; }
}
