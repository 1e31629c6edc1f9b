using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description(
    "Counts events with arbitrary PromQL over ${window}. Only the burn tiers evaluate it, and the actions they request are only recommended."
)]
public sealed record ExpressionIndicator
{
    [
        Description("PromQL for the number of bad events in ${window}. Exactly one of bad and good must be given."),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? Bad { get; init; }

    [
        Description("PromQL for the number of good events in ${window}. Exactly one of bad and good must be given."),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? Good { get; init; }

    [Description("PromQL for the number of all events in ${window}."), StringLength(4096, MinimumLength = 1)]
    public required string Total { get; init; }
}
