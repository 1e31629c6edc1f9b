using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description(
    "Promote: switch the traffic to a new revision. Rollback: switch it back to the last known good one. Retrain: start a training Job."
)]
public enum ActionKind
{
    Promote,
    Rollback,
    Retrain,
}
