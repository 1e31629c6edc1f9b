using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Detection;

[Description("When the drift of single signals counts as drift of the model. If absent, the defaults of its fields apply.")]
public sealed record DatasetDrift
{
    [
        Description("Share of the total signal weight that must drift, as a decimal string from 0 to 1."),
        DefaultValue("0.5"),
        StringLength(16),
        RegularExpression("^(0(\\.[0-9]+)?|1(\\.0+)?)$")
    ]
    public string Share { get; init; } = "0.5";
}
