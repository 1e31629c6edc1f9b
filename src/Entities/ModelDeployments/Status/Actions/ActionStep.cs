using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description(
    "WarmUp: the target gets its capacity. Switch: the Service selects the target. Drain: connections to the old pods end. Verify: the target proves itself on its own requests."
)]
public enum ActionStep
{
    WarmUp,
    Switch,
    Drain,
    Verify,
}
