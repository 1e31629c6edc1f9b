using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("Who speaks: the release test, Kubernetes' own facts, or a burn tier.")]
public enum Judge
{
    ReleaseTest,
    Availability,
    Fast,
    Medium,
    Slow,
    Trickle,
}
