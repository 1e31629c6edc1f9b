using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies;

[Description("Enforced: data that look broken are not trained on. Disabled: they are.")]
public enum DataQualityVeto
{
    Enforced,
    Disabled,
}
