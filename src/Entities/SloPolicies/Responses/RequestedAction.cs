using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Responses;

[Description("What a policy can ask for.")]
public enum RequestedAction
{
    Rollback,
    OpenCircuit,
    ScaleUp,
}
