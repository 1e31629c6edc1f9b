using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Windows;

[Description("A period in the past.")]
public sealed record TimeRange
{
    [Description("Start of the period.")]
    public required DateTimeOffset From { get; init; }

    [Description("End of the period.")]
    public required DateTimeOffset To { get; init; }
}
