using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>Fresh or nothing: a request counts for one promotion, one policy generation, one leader term and a short time.</summary>
internal static class Freshness
{
    /// <summary>Whether the request speaks of what is now at all.</summary>
    public static bool Concerns(ActionRequest request, SloPolicy policy, ModelWorld world) =>
        request.ModelUid == world.Metadata.Uid && request.PolicyGeneration == policy.Metadata.Generation && IsServing(request.Revision, request.PromotionSeq, world);

    /// <inheritdoc cref="Concerns(ActionRequest, SloPolicy, ModelWorld)"/>
    public static bool Concerns(RetrainRequest request, DriftPolicy policy, ModelWorld world) =>
        request.ModelUid == world.Metadata.Uid && request.PolicyGeneration == policy.Metadata.Generation && IsServing(request.Revision, request.PromotionSeq, world);

    public static bool IsFresh(ActionRequest request, SloPolicy policy, ModelWorld world) =>
        Concerns(request, policy, world) && request.Term == world.Term && world.Now <= request.ValidUntil;

    public static bool IsFresh(RetrainRequest request, DriftPolicy policy, ModelWorld world) =>
        Concerns(request, policy, world) && request.Term == world.Term && world.Now <= request.ValidUntil;

    private static bool IsServing(string revision, long promotionSeq, ModelWorld world)
    {
        var status = world.Model.Status;
        var serving = status?.Revisions.FirstOrDefault(r => r.Hash == status.EffectiveRevision);
        return serving is not null && revision == serving.Hash && promotionSeq == serving.PromotionSeq;
    }
}
