using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Responses;

[Description("Notify: record an Event. Retrain: start a training Job.")]
public enum DriftAction
{
    Notify,
    Retrain,
}
