using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Responses;

[Description("Notify: an Event. Retrain: start a training.")]
public enum DriftAction
{
    Notify,
    Retrain,
}
