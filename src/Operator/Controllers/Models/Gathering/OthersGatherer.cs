using MlOps.Decisions.State;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.Gathering;

/// <summary>Reads the state of the other models from the informers.</summary>
internal static class OthersGatherer
{
    /// <summary>A model that was released this shortly before it began to fail is a bad release itself.</summary>
    private static readonly TimeSpan JustReleased = TimeSpan.FromMinutes(10);

    /// <summary>Reads all policies only while one of this model has a request, so that a model at rest costs nothing.</summary>
    public static OtherModels Gather(ClusterView cluster, ObjectKey key, ModelDeployment model)
    {
        if (cluster.PoliciesOf(key).All(p => p.Status?.Requests is null or { Count: 0 }))
            return OtherModels.None;
        var policies = cluster
            .Policies.List()
            .Select(p => p.Entity)
            .Where(p => p.Metadata.Namespace != key.Namespace || p.Spec.ModelRef.Name != key.Name)
            .Where(p => p.Status?.Verdict is Verdict.Healthy or Verdict.Warning or Verdict.Breached)
            .ToList();
        var evaluated = policies.Select(KeyOf).Distinct().Count() + 1;
        return new OtherModels(
            [
                .. policies
                    .Where(p => IsBroken(cluster, p, model))
                    .Select(p => new ForeignOnset(p.Metadata.Namespace, p.Spec.ModelRef.Name, p.Status!.Episode!.Onset)),
            ],
            evaluated
        );
    }

    /// <summary>The slow tiers look back over days, so their onset is too imprecise.</summary>
    private static bool IsBroken(ClusterView cluster, SloPolicy policy, ModelDeployment model)
    {
        if (policy.Status?.Episode is not { IsFailing: true, Source: not (EvidenceSource.Slow or EvidenceSource.Trickle) } episode)
            return false;
        if (cluster.Models.Get(KeyOf(policy))?.Entity is not { Status: { } status } other)
            return false;
        var serving = status.Serving;
        var mine = model.Status?.EffectiveVersion;
        var sameBuild = other.Spec.Model.Name == model.Spec.Model.Name && status.EffectiveVersion == mine;
        return !sameBuild && !(serving?.PromotedAt is { } promoted && episode.Onset >= promoted && episode.Onset - promoted < JustReleased);
    }

    private static ObjectKey KeyOf(SloPolicy policy) => new(policy.Metadata.Namespace, policy.Spec.ModelRef.Name);
}
