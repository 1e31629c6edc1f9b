using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies;

[Description("What missing data means.")]
public sealed record NoDataSpec
{
    [Description("How long data may be missing before it is reported. If absent: the time in which a total outage would page, at least five minutes."), Range(30, 86400)]
    public int? TimeoutSeconds { get; init; }

    [Description("Hold: nothing is done. Breach: counts as a breach where pods are wanted and none is ready."), DefaultValue(NoDataPolicy.Hold)]
    public NoDataPolicy TreatAs { get; init; } = NoDataPolicy.Hold;
}
