using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Responses;

[Description("Release: the release test or Kubernetes' own facts. The others: a burn tier.")]
public enum ResponseTrigger
{
    Release,
    Fast,
    Medium,
    Slow,
    Trickle,
}
