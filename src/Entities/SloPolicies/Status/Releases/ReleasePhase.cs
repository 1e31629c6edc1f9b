using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Releases;

[Description(
    "Testing: undecided. Passed: proven within its objectives on enough requests. Breached: proven bad. Expired: the attribution window ended without a decision."
)]
public enum ReleasePhase
{
    Testing,
    Passed,
    Breached,
    Expired,
}
