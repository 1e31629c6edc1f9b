using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Windows;

[Description("The distribution that is judged.")]
public sealed record DriftWindow
{
    [Description("Window, as a Prometheus duration."), DefaultValue("24h"), StringLength(16), RegularExpression("^([0-9]+[smhdw])+$")]
    public string Window { get; init; } = "24h";

    [
        Description(
            "Fewest samples, of the current and of the reference distribution each, to judge on. Fewer say nothing, and nothing is judged."
        ),
        DefaultValue(1000),
        Range(500, 1000000000)
    ]
    public int MinSamples { get; init; } = 1000;
}
