using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Releases;

[Description(
    "Testing: not yet decided. Passed: enough requests, proven within its objectives. Breached: proven bad. Expired: the attribution window passed undecided."
)]
public enum ReleasePhase
{
    Testing,
    Passed,
    Breached,
    Expired,
}
