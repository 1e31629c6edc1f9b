using System.ComponentModel;

namespace MlOps.Entities.Common;

[Description("Observe: record what would have been done. Enforce: do it.")]
public enum PolicyMode
{
    Observe,
    Enforce,
}
