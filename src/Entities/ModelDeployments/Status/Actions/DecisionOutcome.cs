using System.ComponentModel;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description(
    "Act: done. Recommend: waits for a person to approve. Hold: not done, the rule says why. DryRun: not done because the mode only observes."
)]
public enum DecisionOutcome
{
    Act,
    Recommend,
    Hold,

    [FormerName("Would")]
    DryRun,
}
