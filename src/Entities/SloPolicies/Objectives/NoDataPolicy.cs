using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Objectives;

[Description(
    "Hold: take no action. Breach: after the timeout, missing data count as a breach while replicas are desired and no pod is ready."
)]
public enum NoDataPolicy
{
    Hold,
    Breach,
}
