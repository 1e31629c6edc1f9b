using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Episodes;

[Description("Where the evidence comes from: the release test, pod health or a burn tier.")]
public enum EvidenceSource
{
    /// <summary>Not zero: what is absent must not read as the release test, which alone acts on a release.</summary>
    ReleaseTest = 1,
    Availability,
    Fast,
    Medium,
    Slow,
    Trickle,
}
