using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description(
    "Closed: the model serves. Open: the fallback serves. HalfOpen: the model is being probed. Isolated: a person keeps the circuit open."
)]
public enum CircuitState
{
    Closed,
    Open,
    HalfOpen,
    Isolated,
}
