using System.ComponentModel;

namespace MlOps.Entities.SloPolicies;

[Description("Burn tiers, the fastest first.")]
public enum TierName
{
    Fast,
    Medium,
    Slow,
    Trickle,
}
