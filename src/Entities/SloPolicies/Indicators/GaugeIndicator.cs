using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("Share of time in which a value is out of bounds, for accuracy, precision, confidence or cost.")]
public sealed record GaugeIndicator
{
    [Description("PromQL that returns a single value."), StringLength(4096, MinimumLength = 1)]
    public required string Query { get; init; }

    [
        Description(
            "Smallest good value, as a decimal string. If absent, there is no lower bound; at least one of min and max must be given."
        ),
        StringLength(24),
        RegularExpression("^-?[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Min { get; init; }

    [
        Description(
            "Largest good value, as a decimal string. If absent, there is no upper bound; at least one of min and max must be given."
        ),
        StringLength(24),
        RegularExpression("^-?[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Max { get; init; }

    [
        Description(
            "PromQL for the number of events behind the value; a window without events is not evaluated. If absent, every value is evaluated."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? NQuery { get; init; }
}
