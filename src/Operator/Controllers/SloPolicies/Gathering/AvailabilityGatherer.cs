using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>Reads Kubernetes' own facts of the serving revision from its pods.</summary>
internal static class AvailabilityGatherer
{
    public static AvailabilityFacts Gather(PolicyFacts facts, ClusterView cluster, ObjectKey model)
    {
        var serving = facts.Serving!;
        var deployments = cluster.DeploymentsOf(model, facts.Model!.Metadata.Uid);
        var pods = cluster.PodsOf(model, deployments).Where(p => p.Hash == serving.Hash && !p.Terminating).ToList();
        var good = facts
            .Model.Status!.Revisions.Where(r => r.State == RevisionState.Good && r.Hash != serving.Hash)
            .Select(r => r.Hash)
            .ToHashSet();
        return new AvailabilityFacts(
            pods.Count,
            pods.Count(p => p.Ready),
            pods.Count == 0
                ? 0
                : Math.Max(0, pods.Min(p => p.Restarts - (p.CreatedAt <= serving.PromotedAt ? serving.RestartsAtPromotion ?? 0 : 0))),
            pods.Count == 0 ? TimeSpan.Zero : Age(facts.Now - cluster.Pods.SinceLastContact - pods.Max(p => p.ReadyChangedAt)),
            deployments.Any(d => good.Contains(d.Hash) && d.Ready > 0),
            cluster.Pods.SinceLastContact,
            pods.Select(p => p.Trouble).FirstOrDefault(t => t is not null)
        )
        {
            StartUp = StartUp(serving, cluster.PodsOf(model, deployments)),
            Wanted = deployments.FirstOrDefault(d => d.Hash == serving.Hash)?.Replicas ?? 0,
        };
    }

    private static TimeSpan Age(TimeSpan age) => age < TimeSpan.Zero ? TimeSpan.Zero : age;

    /// <summary>
    /// As recorded at the promotion, or measured from pods that are ready now. A pod that has flapped since looks slower than it was.
    /// </summary>
    private static TimeSpan StartUp(RevisionStatus serving, IEnumerable<PodView> pods)
    {
        var known = TimeSpan.FromSeconds(serving.StartUpSeconds ?? 0);
        var seen = pods.Where(p => p.Ready).Select(p => p.ReadyChangedAt - p.CreatedAt).DefaultIfEmpty(TimeSpan.Zero).Min();
        return seen > known ? seen : known;
    }
}
