using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Signals;

[Description("A measure of drift with its thresholds.")]
public sealed record DriftTest
{
    [Description("The measure.")]
    public required DriftMethod Method { get; init; }

    [
        Description(
            "Warning threshold, as a decimal string. If absent, the value that corresponds to the same shift as for the other measures."
        ),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Warn { get; init; }

    [
        Description(
            "Drift threshold, as a decimal string. If absent, the value that corresponds to the same shift as for the other measures."
        ),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Drift { get; init; }
}
