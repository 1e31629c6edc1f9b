using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Status.Revisions;

[Description(
    "Pending: not yet promoted. Active: serves, not yet proven. Good: proven. Retired: kept but not running. Quarantined: proven bad, never promoted again until released."
)]
public enum RevisionState
{
    Pending,
    Active,
    Good,
    Retired,
    Quarantined,
}
