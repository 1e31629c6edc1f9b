using MlOps.Decisions.Conditions;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>Writes the conditions of a policy's status.</summary>
internal static class PolicyCondition
{
    public static SloPolicyStatus Finish(PolicyFacts facts, SloPolicyStatus status, IReadOnlyList<Condition> conditions) =>
        status with
        {
            Conditions = ConditionFinalizer.Finish(status.Conditions, conditions, facts.Now, facts.Policy.Metadata.Generation),
        };
}
