using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("Requests to a revision after its traffic was switched away. Unknown: not yet told.")]
public enum ResidualTraffic
{
    Unknown,
    None,
    Some,
}
