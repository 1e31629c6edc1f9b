using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Objectives;

[Description("Burn tiers, fastest first.")]
public enum TierName
{
    Fast,
    Medium,
    Slow,
    Trickle,
}
