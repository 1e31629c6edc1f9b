using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("Closed: the model answers. Open: the fallback answers. HalfOpen: the model is probed. Isolated: a person keeps it open.")]
public enum CircuitState
{
    Closed,
    Open,
    HalfOpen,
    Isolated,
}
