using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies;

[Description("The distribution that is judged.")]
public sealed record DriftWindow
{
    [Description("Window, as a Prometheus duration."), DefaultValue("1h"), StringLength(16), RegularExpression("^([0-9]+[smhdw])+$")]
    public string Window { get; init; } = "1h";

    [Description("Fewest samples to judge on."), DefaultValue(500), Range(30, 1000000000)]
    public int MinSamples { get; init; } = 500;
}
