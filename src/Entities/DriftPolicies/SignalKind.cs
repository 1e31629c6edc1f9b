using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies;

[Description("What a signal is.")]
public enum SignalKind
{
    Feature,
    Prediction,
    Confidence,
    Attribution,
    Label,
    Quality,
}
