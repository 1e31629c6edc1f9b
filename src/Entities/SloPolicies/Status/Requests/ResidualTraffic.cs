using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("Whether a revision still receives requests after its traffic was switched away. Unknown: not determined yet.")]
public enum ResidualTraffic
{
    Unknown,
    None,
    Some,
}
