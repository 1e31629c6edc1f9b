using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("Promote: a new revision gets the traffic. Rollback: the last known good gets it back. Retrain: a training Job is started.")]
public enum ActionKind
{
    Promote,
    Rollback,
    Retrain,
}
