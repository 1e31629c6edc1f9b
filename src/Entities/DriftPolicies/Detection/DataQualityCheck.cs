using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Detection;

[Description("Enforced: hold retraining while the data look broken. Disabled: retrain regardless.")]
public enum DataQualityCheck
{
    Enforced,
    Disabled,
}
