using System.ComponentModel;

namespace MlOps.Entities.SloPolicies;

[Description("Hold: nothing is done. Breach: once the timeout is over, it counts as a breach while pods are wanted and none is ready.")]
public enum NoDataPolicy
{
    Hold,
    Breach,
}
