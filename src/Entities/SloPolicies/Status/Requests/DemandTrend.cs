using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description(
    "Stable: below 1.5 times the level before the promotion. Surged: above. Unknown: cannot be told. NotNeeded: Kubernetes' own facts do not depend on it."
)]
public enum DemandTrend
{
    Unknown,
    Stable,
    Surged,
    NotNeeded,
}
