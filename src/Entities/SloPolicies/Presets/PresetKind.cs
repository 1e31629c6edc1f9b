using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Presets;

[Description("Errors: failed requests. Latency: requests that take too long.")]
public enum PresetKind
{
    Errors,
    Latency,
}
