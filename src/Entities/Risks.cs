using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Responses;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities;

/// <summary>What is valid but risky, and, as notes, what a choice means that is none. Reported, never rejected.</summary>
public static class Risks
{
    public static IReadOnlyList<FieldError> Of(ModelDeployment model) => [.. ModelDeploymentRisks.Of(model.Spec)];

    public static IReadOnlyList<FieldError> Of(SloPolicy policy) => [.. SloPolicyRisks.Of(policy.Spec)];

    public static IReadOnlyList<FieldError> Of(DriftPolicy policy)
    {
        var risks = new List<FieldError>();
        if (policy.Spec.Signals is not { Count: > 0 })
            risks.Add(new("spec.signals", "has no entry, so nothing is watched"));
        if (
            policy.Spec.Mode == PolicyMode.Enforce
            && policy.Spec.Responses is { } responses
            && !responses.Any(r => r.Action == DriftAction.Retrain)
        )
            risks.Add(new("spec.responses", "does not ask for a retraining, so mode Enforce does no more than Observe"));
        return risks;
    }
}
