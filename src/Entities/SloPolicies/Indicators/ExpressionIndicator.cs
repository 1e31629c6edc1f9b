using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("Counts events by free PromQL over ${window}. Only the burn tiers judge it, and what they ask for is recommended only.")]
public sealed record ExpressionIndicator
{
    [
        Description("PromQL of the number of bad events in ${window}. Exactly one of bad and good is given."),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? Bad { get; init; }

    [
        Description("PromQL of the number of good events in ${window}. Exactly one of bad and good is given."),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? Good { get; init; }

    [Description("PromQL of the number of all events in ${window}."), StringLength(4096, MinimumLength = 1)]
    public required string Total { get; init; }
}
