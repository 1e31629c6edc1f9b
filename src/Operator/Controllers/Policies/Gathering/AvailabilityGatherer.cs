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
        var deployments = cluster.DeploymentsOf(model, facts.Model!.Metadata.Uid);
        var pods = cluster.PodsOf(model, deployments).Where(p => p.Hash == serving.Hash && !p.Terminating).ToList();
        var good = facts.Model.Status!.Revisions
            .Where(r => r.State == RevisionState.Good && r.Hash != serving.Hash).Select(r => r.Hash).ToHashSet();
        return new AvailabilityFacts(
            pods.Count,
            pods.Count(p => p.Ready),
            pods.Count == 0 ? 0 : pods.Min(p => p.Restarts),
            pods.Count == 0 ? TimeSpan.Zero : facts.Now - pods.Max(p => p.ReadyChangedAt),
            deployments.Any(d => good.Contains(d.Hash) && d.Ready > 0),
            cluster.Pods.SinceLastContact,
            pods.Select(p => p.Trouble).FirstOrDefault(t => t is not null))
        {
            Wanted = deployments.FirstOrDefault(d => d.Hash == serving.Hash)?.Replicas ?? 0,
        };
    }
}
