using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("Share of time in which a value is out of bounds, for accuracy, precision, confidence or cost.")]
public sealed record GaugeIndicator
{
    [Description("PromQL that gives one number."), StringLength(4096, MinimumLength = 1)]
    public required string Query { get; init; }

    [Description("Smallest good value, as a decimal string."), StringLength(24), RegularExpression("^-?[0-9]+(\\.[0-9]+)?$")]
    public string? Min { get; init; }

    [Description("Largest good value, as a decimal string."), StringLength(24), RegularExpression("^-?[0-9]+(\\.[0-9]+)?$")]
    public string? Max { get; init; }

    [
        Description("PromQL of the number of events behind the value; without events in a window nothing is judged."),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? NQuery { get; init; }
}
