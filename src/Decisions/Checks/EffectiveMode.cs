using MlOps.Entities.Common;

namespace MlOps.Decisions.Checks;

/// <summary>What a policy allows now: before its enforceAfter it only observes.</summary>
internal static class EffectiveMode
{
    public static PolicyMode Of(IPolicy policy, DateTimeOffset now) =>
        policy.Mode == PolicyMode.Enforce && now < policy.EnforceAfter ? PolicyMode.Observe : policy.Mode;
}
