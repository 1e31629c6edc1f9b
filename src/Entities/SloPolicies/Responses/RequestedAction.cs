using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Responses;

[Description("Actions that a policy can request.")]
public enum RequestedAction
{
    Rollback,
    OpenCircuit,
    ScaleUp,
}
