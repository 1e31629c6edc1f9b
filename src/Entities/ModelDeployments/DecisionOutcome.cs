using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments;

[Description("Act: done. Hold: not done, the rule says why. Would: a mode that only observes.")]
public enum DecisionOutcome
{
    Act,
    Hold,
    Would,
}
