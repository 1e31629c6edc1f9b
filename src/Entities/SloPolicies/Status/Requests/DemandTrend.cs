using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description(
    "Stable: below 1.5 times the level before the promotion. Surged: above. Unknown: cannot be determined. NotNeeded: the evidence is pod health, which does not depend on demand."
)]
public enum DemandTrend
{
    Unknown,
    Stable,
    Surged,
    NotNeeded,
}
