using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments;

[Description("Promote: a new revision gets the traffic. Rollback: the last known good gets it back.")]
public enum ActionKind
{
    Promote,
    Rollback,
}
