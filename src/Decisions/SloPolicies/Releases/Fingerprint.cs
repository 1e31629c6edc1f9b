using MlOps.Entities.Common;
using MlOps.Entities.Serialization;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Decisions.SloPolicies.Releases;

/// <summary>
/// What an objective measures, in ten characters: what was learned of it counts for as long as this stays the same. The model is not part
/// of it: a policy that is pointed to another one starts over as a whole, which <see cref="EarlierModelStatus"/> tells by the UID and not
/// by the name.
/// </summary>
internal static class Fingerprint
{
    public static string Of(Objective objective) => CanonicalJson.Sha256(EntityJson.Encode(objective with { WarmUpSeconds = null }))[..10];
}
