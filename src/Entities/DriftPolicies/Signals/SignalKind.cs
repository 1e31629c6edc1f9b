using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Signals;

[Description(
    "What a signal is. Quality: a measure of how right the model is; where one is declared, drift asks for nothing unless it falls as well."
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
