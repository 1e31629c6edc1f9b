using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("LastKnownGood: the newest known good revision. Service: another Service.")]
public enum FallbackKind
{
    LastKnownGood,
    Service,
}
