using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Objectives;

[Description("What missing data means.")]
public sealed record NoDataSpec
{
    [
        Description(
            "How long data may be missing before condition DataAvailable becomes False. If absent: the time in which a total outage would cross the first burn tier, plus two minutes, at least five minutes. A new revision always gets the time to be scraped twice."
        ),
        Range(30, 86400)
    ]
    public int? TimeoutSeconds { get; init; }

    [
        Description(
            "Hold: nothing is done. Breach: once the timeout is over, it counts as a breach while pods are wanted and none is ready."
        ),
        DefaultValue(NoDataPolicy.Hold)
    ]
    public NoDataPolicy TreatAs { get; init; } = NoDataPolicy.Hold;
}
