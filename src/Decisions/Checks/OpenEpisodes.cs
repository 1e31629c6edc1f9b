using MlOps.Decisions.Conditions;
using MlOps.Decisions.State;
using MlOps.Entities;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.Checks;

/// <summary>
/// Policies with an open episode whose revision serves, and that they can still close: valid, and with evidence, or without it for a day
/// at most. An episode whose policy no longer sees anything stays open for good, and blocks nothing.
/// </summary>
internal static class OpenEpisodes
{
    /// <summary>How long a policy without evidence counts.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    public static IEnumerable<SloPolicy> Of(ModelState state) => state.Policies.Where(p => IsIn(state, p));

    public static bool IsIn(ModelState state, SloPolicy policy) =>
        (policy.Status?.Episode).IsFailing && CanJudge(policy) && (BlindUntil(policy) is not { } end || state.Now < end);

    /// <summary>When the episode of a policy that sees nothing stops counting; null while it sees.</summary>
    public static DateTimeOffset? BlindUntil(SloPolicy policy) =>
        Condition(policy, WellKnown.DataAvailable) is { Status: not "True", LastTransitionTime: var since } ? since + Memory : null;

    /// <summary>Whether the policy is valid, by its schema and by its own reconcile: an unknown Prometheus is refused only there.</summary>
    public static bool CanJudge(SloPolicy policy) =>
        policy.Metadata.DeletionTimestamp is null
        && Validation.Check(policy).Count == 0
        && Condition(policy, WellKnown.Ready) is not { Status: "False", Reason: Reasons.InvalidSpec };

    public static bool HasEvidence(SloPolicy policy) => Condition(policy, WellKnown.DataAvailable) is { Status: "True" };

    private static StatusCondition? Condition(SloPolicy policy, string type) =>
        policy.Status?.Conditions.FirstOrDefault(c => c.Type == type);
}
