using System.ComponentModel;

namespace MlOps.Entities.Common;

[Description("Observe: record what would have been done. Recommend: ask a person, and do what is approved. Enforce: do it.")]
public enum PolicyMode
{
    Observe,
    Recommend,
    Enforce,
}
