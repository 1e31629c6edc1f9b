using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.State;

/// <summary>
/// A ModelDeployment that is deleted and applied again is another object. What a policy found of its predecessor does not count, although
/// it stands in the policy's status until the policy is judged again; hashes and promotion numbers of the two can be equal.
/// </summary>
internal static class EarlierModelFindings
{
    public static ModelState Of(ModelState state) =>
        state with
        {
            Policies = [.. state.Policies.Select(p => Of(p, state.Metadata.Uid))],
            DriftPolicies = [.. state.DriftPolicies.Select(p => Of(p, state.Metadata.Uid))],
        };

    /// <summary>Records of an earlier release of the operator lack the UID; they count.</summary>
    private static SloPolicy Of(SloPolicy policy, string uid) =>
        policy.Status is { } status && (status.Release?.ModelUid ?? status.Episode?.ModelUid ?? uid) != uid
            ? policy with
            {
                Status = new SloPolicyStatus { ObservedGeneration = status.ObservedGeneration, Conditions = status.Conditions },
            }
            : policy;

    private static DriftPolicy Of(DriftPolicy policy, string uid) =>
        policy.Status is { } status && (status.ModelUid ?? uid) != uid
            ? policy with
            {
                Status = new DriftPolicyStatus { ObservedGeneration = status.ObservedGeneration, Conditions = status.Conditions },
            }
            : policy;
}
