using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>What an objective measures, in ten characters: what was learned of it counts for as long as this stays the same.</summary>
internal static class Fingerprint
{
    public static string Of(Objective objective) => CanonicalJson.Sha256(EntityJson.Encode(objective with { WarmUpSeconds = null }))[..10];
}
