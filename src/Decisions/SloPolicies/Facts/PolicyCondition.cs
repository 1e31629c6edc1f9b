using MlOps.Decisions.Conditions;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>Sets a condition of a policy's status.</summary>
internal static class PolicyCondition
{
    public static SloPolicyStatus Set(PolicyFacts facts, SloPolicyStatus status, string type, bool? value, string reason, string message) => status with
    {
        Conditions = ConditionWriter.Set(status.Conditions, type, value, reason, message, facts.Now, facts.Policy.Metadata.Generation),
    };
}
