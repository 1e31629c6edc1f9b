using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("Where the evidence is from: the release test, Kubernetes' own facts, or a burn tier.")]
public enum EvidenceSource
{
    ReleaseTest,
    Availability,
    Fast,
    Medium,
    Slow,
    Trickle,
}
