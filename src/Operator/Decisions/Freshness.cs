using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>Fresh or nothing: a request counts for one promotion, one policy generation, one leader term and a short time.</summary>
internal static class Freshness
{
    /// <summary>Whether the request speaks of what is now at all.</summary>
    public static bool Concerns(ActionRequest request, SloPolicy policy, ModelWorld world)
    {
        var status = world.Model.Status;
        var serving = status?.Revisions.FirstOrDefault(r => r.Hash == status.EffectiveRevision);
        return request.ModelUid == world.Metadata.Uid
            && request.PolicyGeneration == policy.Metadata.Generation
            && serving is not null && request.Revision == serving.Hash && request.PromotionSeq == serving.PromotionSeq;
    }

    public static bool IsFresh(ActionRequest request, SloPolicy policy, ModelWorld world) =>
        Concerns(request, policy, world) && request.Term == world.Term && world.Now <= request.ValidUntil;
}
