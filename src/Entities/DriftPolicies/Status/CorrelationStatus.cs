using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("Two signals whose correlation differs from the reference, as of when that was first seen.")]
public sealed record CorrelationStatus
{
    [Description("Name of the first signal."), StringLength(63)]
    public required string A { get; init; }

    [Description("Name of the second signal."), StringLength(63)]
    public required string B { get; init; }

    [Description("When this last changed.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Correlation in the reference, as a decimal string from -1 to 1."), StringLength(16)]
    public required string Reference { get; init; }

    [Description("Correlation in the current window, as a decimal string from -1 to 1."), StringLength(16)]
    public required string Current { get; init; }

    [Description("Probability of a difference at least this large without a change, as a decimal string."), StringLength(24)]
    public required string PValue { get; init; }
}
