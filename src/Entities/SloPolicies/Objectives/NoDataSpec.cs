using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Objectives;

[Description("How missing data are treated. If absent, the defaults of its fields apply.")]
public sealed record NoDataSpec
{
    [
        Description(
            "Seconds for which data may be missing before condition DataAvailable becomes False. If absent, the time that a total outage needs to trip the fastest burn tier, plus 120 s, but at least 300 s. A new revision always gets enough time to be scraped twice."
        ),
        Range(30, 86400)
    ]
    public int? TimeoutSeconds { get; init; }

    [
        Description(
            "Hold: take no action. Breach: after the timeout, missing data count as a breach while replicas are desired and no pod is ready."
        ),
        DefaultValue(NoDataPolicy.Hold)
    ]
    public NoDataPolicy TreatAs { get; init; } = NoDataPolicy.Hold;
}
