using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Windows;

[Description("The current distribution: its window and minimum sample count. If absent, the defaults of its fields apply.")]
public sealed record DriftWindow
{
    [
        Description("Length of the window, as a Prometheus duration."),
        DefaultValue("24h"),
        StringLength(16),
        RegularExpression("^([0-9]+[smhdw])+$")
    ]
    public string Window { get; init; } = "24h";

    [
        Description("Minimum samples, in the current and in the reference distribution each. With fewer the signal is not evaluated."),
        DefaultValue(1000),
        Range(500, 1000000000)
    ]
    public int MinSamples { get; init; } = 1000;
}
