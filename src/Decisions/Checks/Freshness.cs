using MlOps.Decisions.State;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Status;
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

    /// <summary>Whether the request concerns the present state at all.</summary>
    public static bool Concerns(ActionRequest request, SloPolicy policy, ModelState state, ModelDeploymentStatus status) =>
        request.ModelUid == state.Metadata.Uid
        && request.PolicyGeneration == policy.Metadata.Generation
        && IsServing(request.Revision, request.PromotionSeq, status);

    /// <inheritdoc cref="Concerns(ActionRequest, SloPolicy, ModelState, ModelDeploymentStatus)"/>
    public static bool Concerns(RetrainRequest request, DriftPolicy policy, ModelState state, ModelDeploymentStatus status) =>
        request.ModelUid == state.Metadata.Uid
        && request.PolicyGeneration == policy.Metadata.Generation
        && IsServing(request.Revision, request.PromotionSeq, status);

    public static bool IsFresh(ActionRequest request, SloPolicy policy, ModelState state, ModelDeploymentStatus status) =>
        Concerns(request, policy, state, status) && request.Term == state.Term && state.Now <= request.ValidUntil;

    public static bool IsFresh(RetrainRequest request, DriftPolicy policy, ModelState state, ModelDeploymentStatus status) =>
        Concerns(request, policy, state, status) && request.Term == state.Term && state.Now <= request.ValidUntil;

    /// <summary>What the policy sees of this rollback; null unless the present leader term saw it lately.</summary>
    public static RollbackObservation? SightOf(SloPolicy? policy, ActionStatus action, ModelState state) =>
        policy?.Status?.Rollback is { } seen
        && seen.ActionId == action.Id
        && seen.Term == state.Term
        && state.Now <= ValidUntil(seen, policy.Spec)
            ? seen
            : null;

    /// <summary>The next sight is due <see cref="SeenAgain"/> and an interval later; an evaluation may itself take an interval.</summary>
    public static DateTimeOffset? ValidUntil(RollbackObservation seen, SloPolicySpec spec) =>
        seen.At + SeenAgain + TimeSpan.FromSeconds(3 * Math.Max(spec.EvaluationIntervalSeconds, 1));

    private static bool IsServing(string revision, long promotionSeq, ModelDeploymentStatus status)
    {
        var serving = status.Revisions.FirstOrDefault(r => r.Hash == status.EffectiveRevision);
        return serving is not null && revision == serving.Hash && promotionSeq == serving.PromotionSeq;
    }
}
