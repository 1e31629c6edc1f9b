using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description(
    "WarmUp: scale up the target. Switch: point the Service at the target. Drain: end connections to the old pods. Verify: check the target on its own requests."
)]
public enum ActionStep
{
    WarmUp,
    Switch,
    Drain,
    Verify,
}
