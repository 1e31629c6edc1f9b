using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>Whether another policy acts for the model in place of this one.</summary>
internal static class ConflictReport
{
    public static SloPolicyStatus Add(PolicyFacts facts, SloPolicyStatus status) =>
        PolicyConflict.Older(facts.Policy, facts.PoliciesOfModel, facts.Now) is { } older
            ? PolicyReport.Condition(facts, status, WellKnown.Conflict, true, "OlderPolicyActs", $"SloPolicy {older.Metadata.Name} is older and may roll back ModelDeployment {facts.Policy.Spec.ModelRef.Name} too: it acts, this one only observes. Move the objectives to one policy, or set spec.mode of one of them to Observe")
            : PolicyReport.Condition(facts, status, WellKnown.Conflict, false, "None", "No other policy acts in place of this one");
}
