using System.ComponentModel;

namespace MlOps.Entities.SloPolicies;

[Description("Errors: failed requests. Latency: requests that take too long.")]
public enum PresetKind
{
    Errors,
    Latency,
}
