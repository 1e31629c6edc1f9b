using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("Act: done. Recommend: waits for a person to approve. Hold: not done, the rule says why. Would: a mode that only observes.")]
public enum DecisionOutcome
{
    Act,
    Recommend,
    Hold,
    Would,
}
