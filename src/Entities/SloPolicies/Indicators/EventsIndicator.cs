using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description(
    "Counts events with vector selectors. The operator adds the range and the revision; functions are rejected. ${namespace}, ${modelDeployment} and ${model} are expanded in label values."
)]
public sealed record EventsIndicator
{
    [
        Description(
            "Selector of the bad events, for example http_requests_total{code=~\"5..\"}. Exactly one of bad and good must be given."
        ),
        StringLength(1024, MinimumLength = 1)
    ]
    public string? Bad { get; init; }

    [Description("Selector of the good events. Exactly one of bad and good must be given."), StringLength(1024, MinimumLength = 1)]
    public string? Good { get; init; }

    [Description("Selector of all events."), StringLength(1024, MinimumLength = 1)]
    public required string Total { get; init; }
}
