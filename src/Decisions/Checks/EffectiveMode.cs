using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.Checks;

/// <summary>What a policy allows now: before its enforceAfter it only observes.</summary>
internal static class EffectiveMode
{
    public static PolicyMode Of(SloPolicy policy, DateTimeOffset now) => Of(policy.Spec.Mode, policy.Spec.EnforceAfter, now);

    public static PolicyMode Of(DriftPolicy policy, DateTimeOffset now) => Of(policy.Spec.Mode, policy.Spec.EnforceAfter, now);

    private static PolicyMode Of(PolicyMode mode, DateTimeOffset? enforceAfter, DateTimeOffset now) =>
        mode == PolicyMode.Enforce && now < enforceAfter ? PolicyMode.Observe : mode;
}
