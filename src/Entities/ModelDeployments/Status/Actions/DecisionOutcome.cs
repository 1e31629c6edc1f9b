using System.ComponentModel;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description(
    "Act: performed. Recommend: waits for a person's approval. Hold: not performed, the rule says why. DryRun: not performed because the mode is Observe."
)]
public enum DecisionOutcome
{
    Act,
    Recommend,
    Hold,

    [FormerName("Would")]
    DryRun,
}
