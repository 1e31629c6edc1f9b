using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Presets;

[Description("Errors: failed requests. Latency: requests slower than the threshold.")]
public enum PresetKind
{
    Errors,
    Latency,
}
