using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Signals;

[Description(
    "Role of a signal. Quality: a measure of how correct the model is; if one is declared, drift requests an action only when quality falls as well."
)]
public enum SignalKind
{
    Feature,
    Prediction,
    Confidence,
    Attribution,
    Label,
    Quality,
}
