using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.State;

/// <summary>
/// A ModelDeployment that is deleted and applied again is another object. What a policy found of its predecessor does not count, although
/// it stands in the policy's status until the policy is judged again; hashes and promotion numbers of the two can be equal.
/// </summary>
internal static class EarlierModelFindings
{
    /// <summary>Leaves them out. Of a DriftPolicy only requests are read, and each names its model.</summary>
    public static ModelState Forget(ModelState state) =>
        state with
        {
            Policies = [.. state.Policies.Select(p => Of(p, state.Metadata.Uid))],
        };

    /// <summary>
    /// Whether the status is about another object. Records of an earlier release of the operator lack the UID; they count.
    /// </summary>
    public static bool AreAll(SloPolicyStatus status, string uid) => (status.Release?.ModelUid ?? status.Episode?.ModelUid ?? uid) != uid;

    private static SloPolicy Of(SloPolicy policy, string uid) =>
        policy.Status is { } status && AreAll(status, uid)
            ? policy with
            {
                Status = new SloPolicyStatus { ObservedGeneration = status.ObservedGeneration, Conditions = status.Conditions },
            }
            : policy;
}
