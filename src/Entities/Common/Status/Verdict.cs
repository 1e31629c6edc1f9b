using System.ComponentModel;

namespace MlOps.Entities.Common.Status;

[Description("Healthy, Warning: crossed but not confirmed, Breached: confirmed, Unknown: no sufficient evidence.")]
public enum Verdict
{
    Unknown,
    Healthy,
    Warning,
    Breached,
}
