using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Controllers.Models.Gathering;
using MlOps.Operator.Controllers.Policies.Judging;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Controllers.Policies.Gathering;

/// <summary>Reads Kubernetes' own facts of the serving revision from its pods.</summary>
internal static class AvailabilityGatherer
{
    public static AvailabilityFacts Gather(PolicyFacts facts, ClusterView cluster, ObjectKey model)
    {
        var serving = facts.Serving!;
        var pods = ClusterView.Of(cluster.Pods, model).Where(p => p.Hash == serving.Hash && !p.Terminating).ToList();
        var good = facts.Model!.Status!.Revisions
            .Where(r => r.State == RevisionState.Good && r.Hash != serving.Hash).Select(r => r.Hash).ToHashSet();
        return new AvailabilityFacts(
            pods.Count,
            pods.Count(p => p.Ready),
            pods.Count == 0 ? 0 : pods.Min(p => p.Restarts),
            pods.Count == 0 ? TimeSpan.Zero : facts.Now - pods.Max(p => p.ReadyChangedAt),
            ClusterView.Of(cluster.Deployments, model).Any(d => good.Contains(d.Hash) && d.Ready > 0),
            cluster.Pods.SinceLastContact,
            pods.Select(p => p.Trouble).FirstOrDefault(t => t is not null))
        {
            Wanted = ClusterView.Of(cluster.Deployments, model).FirstOrDefault(d => d.Hash == serving.Hash)?.Replicas ?? 0,
        };
    }
}
