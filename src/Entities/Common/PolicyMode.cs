using System.ComponentModel;

namespace MlOps.Entities.Common;

[Description("Observe: only record what would have been done. Recommend: act after a person approves. Enforce: act.")]
public enum PolicyMode
{
    Observe,
    Recommend,
    Enforce,
}
