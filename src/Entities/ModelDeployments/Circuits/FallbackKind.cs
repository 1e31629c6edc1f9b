using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("LastKnownGood: the newest good revision. Service: another Service.")]
public enum FallbackKind
{
    LastKnownGood,
    Service,
}
