using System.ComponentModel;

namespace MlOps.Entities.SloPolicies;

[Description("Hold: nothing is done. Breach: counts as a breach where pods are wanted and none is ready.")]
public enum NoDataPolicy
{
    Hold,
    Breach,
}
