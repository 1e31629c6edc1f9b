using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Objectives;

[Description("Hold: nothing is done. Breach: once the timeout is over, it counts as a breach while pods are wanted and none is ready.")]
public enum NoDataPolicy
{
    Hold,
    Breach,
}
