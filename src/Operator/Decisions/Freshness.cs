using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>Fresh or nothing: a request counts for one promotion, one policy generation, one leader term and a short time.</summary>
internal static class Freshness
{
    /// <summary>Whether the request speaks of what is now at all.</summary>
    public static bool Concerns(ActionRequest request, SloPolicy policy, ModelWorld world, ModelDeploymentStatus status) =>
        request.ModelUid == world.Metadata.Uid && request.PolicyGeneration == policy.Metadata.Generation && IsServing(request.Revision, request.PromotionSeq, status);

    /// <inheritdoc cref="Concerns(ActionRequest, SloPolicy, ModelWorld, ModelDeploymentStatus)"/>
    public static bool Concerns(RetrainRequest request, DriftPolicy policy, ModelWorld world, ModelDeploymentStatus status) =>
        request.ModelUid == world.Metadata.Uid && request.PolicyGeneration == policy.Metadata.Generation && IsServing(request.Revision, request.PromotionSeq, status);

    public static bool IsFresh(ActionRequest request, SloPolicy policy, ModelWorld world, ModelDeploymentStatus status) =>
        Concerns(request, policy, world, status) && request.Term == world.Term && world.Now <= request.ValidUntil;

    public static bool IsFresh(RetrainRequest request, DriftPolicy policy, ModelWorld world, ModelDeploymentStatus status) =>
        Concerns(request, policy, world, status) && request.Term == world.Term && world.Now <= request.ValidUntil;

    private static bool IsServing(string revision, long promotionSeq, ModelDeploymentStatus status)
    {
        var serving = status.Revisions.FirstOrDefault(r => r.Hash == status.EffectiveRevision);
        return serving is not null && revision == serving.Hash && promotionSeq == serving.PromotionSeq;
    }
}
