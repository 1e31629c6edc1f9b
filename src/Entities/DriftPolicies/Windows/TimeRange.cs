using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Windows;

[Description("A time in the past.")]
public sealed record TimeRange
{
    [Description("Its begin.")]
    public required DateTimeOffset From { get; init; }

    [Description("Its end.")]
    public required DateTimeOffset To { get; init; }
}
