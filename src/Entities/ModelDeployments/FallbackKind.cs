using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments;

[Description("LastKnownGood: the newest good revision. Service: another Service.")]
public enum FallbackKind
{
    LastKnownGood,
    Service,
}
