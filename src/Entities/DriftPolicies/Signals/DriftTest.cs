using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Signals;

[Description("How a signal is measured and where its limits are.")]
public sealed record DriftTest
{
    [Description("The measure.")]
    public required DriftMethod Method { get; init; }

    [
        Description("Warning from here on, as a decimal string. If absent: the level of the same shift as the other measures'."),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Warn { get; init; }

    [
        Description("Drift from here on, as a decimal string. If absent: the level of the same shift as the other measures'."),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Drift { get; init; }
}
