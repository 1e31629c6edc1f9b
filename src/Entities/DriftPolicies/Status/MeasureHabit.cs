using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.DriftPolicies.Signals;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("How far a signal goes by itself in one measure. Numbers are decimal strings in units of the measure.")]
public sealed record MeasureHabit
{
    [Description("The measure.")]
    public required DriftMethod Method { get; init; }

    [Description("Root of the mean square of its past moves beyond chance."), StringLength(24)]
    public required string Scale { get; init; }

    [Description("Degrees of freedom of the scale."), StringLength(24)]
    public required string Independent { get; init; }

    [Description("The share of it that lasts from one move to the next, 0 to 1."), StringLength(24)]
    public required string Lasting { get; init; }

    [Description("The farthest past move."), StringLength(24)]
    public required string Farthest { get; init; }
}
