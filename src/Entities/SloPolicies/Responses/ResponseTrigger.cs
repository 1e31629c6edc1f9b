using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Responses;

[Description("Release: the release test or pod health. The others: a burn tier.")]
public enum ResponseTrigger
{
    Release,
    Fast,
    Medium,
    Slow,
    Trickle,
}
