using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.SloPolicies.Indicators;

namespace MlOps.Entities.SloPolicies.Objectives;

[Description("One objective.")]
public sealed record Objective
{
    [Description("Name of the objective."), StringLength(63, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public required string Name { get; init; }

    [
        Description("Share of good events in percent, as a decimal string: \"99.9\"."),
        StringLength(16),
        RegularExpression("^[0-9]{1,3}(\\.[0-9]{1,6})?$")
    ]
    public required string Target { get; init; }

    [Description("The service level indicator. Exactly one kind must be given.")]
    public required ServiceLevelIndicator Sli { get; init; }

    [
        Description(
            "Seconds after a promotion that the release test ignores while caches fill, connections open and code is compiled. If absent, 120 for latency, for other indicators 10, or less if 10 events arrive sooner."
        ),
        Range(0, 3600)
    ]
    public int? WarmUpSeconds { get; init; }
}
