using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Responses;

[Description("Enforced: data that look broken are not trained on. Disabled: they are.")]
public enum DataQualityCheck
{
    Enforced,
    Disabled,
}
