using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Decisions;

/// <summary>What a policy allows now: before its enforceAfter it only observes.</summary>
internal static class EffectiveMode
{
    public static PolicyMode Of(SloPolicy policy, DateTimeOffset now) =>
        policy.Spec is { Mode: PolicyMode.Enforce, EnforceAfter: { } after } && now < after ? PolicyMode.Observe : policy.Spec.Mode;
}
