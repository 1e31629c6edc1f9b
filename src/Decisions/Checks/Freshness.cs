using MlOps.Decisions.State;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.Checks;

/// <summary>Fresh or nothing: a request counts for one promotion, one policy generation, one leader term and a short time.</summary>
internal static class Freshness
{
    /// <summary>
    /// What is seen of a rollback stays the same for minutes; it is written again this often, so that a policy that looks differs from
    /// one that no longer does.
    /// </summary>
    public static readonly TimeSpan SeenAgain = TimeSpan.FromSeconds(30);

    /// <summary>Whether the request is about the model, the policy and the promotion as they are now.</summary>
    public static bool Concerns(PolicyRequest request, IPolicy policy, ModelState state, ModelDeploymentStatus status) =>
        request.ModelUid == state.Metadata.Uid
        && request.PolicyGeneration == policy.Metadata.Generation
        && status.Serving is { } serving
        && (request.Revision, request.PromotionSeq) == (serving.Hash, serving.PromotionSeq);

    public static bool IsFresh(PolicyRequest request, IPolicy policy, ModelState state, ModelDeploymentStatus status) =>
        Concerns(request, policy, state, status) && request.Term == state.Term && state.Now <= request.ValidUntil;

    /// <summary>What the policy sees of this rollback; null unless the present leader term saw it lately.</summary>
    public static RollbackObservation? ObservationOf(SloPolicy? policy, ActionStatus action, ModelState state) =>
        policy?.Status?.Rollback is { } seen
        && seen.ActionId == action.Id
        && seen.Term == state.Term
        && state.Now <= ValidUntil(seen, policy.Spec)
            ? seen
            : null;

    /// <summary>The next sight is due <see cref="SeenAgain"/> and an interval later; an evaluation may itself take an interval.</summary>
    public static DateTimeOffset? ValidUntil(RollbackObservation seen, SloPolicySpec spec) =>
        seen.At + SeenAgain + TimeSpan.FromSeconds(3 * Math.Max(spec.EvaluationIntervalSeconds, 1));
}
