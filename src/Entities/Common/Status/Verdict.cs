using System.ComponentModel;

namespace MlOps.Entities.Common.Status;

[Description("Healthy: within limits. Warning: crossed but not confirmed. Breached: confirmed. Unknown: not enough evidence.")]
public enum Verdict
{
    Unknown,
    Healthy,
    Warning,
    Breached,
}
