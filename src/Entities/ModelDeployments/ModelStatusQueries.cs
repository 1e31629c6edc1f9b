using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Entities.ModelDeployments;

/// <summary>What several rooms read of a model's status, in one place.</summary>
public static class ModelStatusQueries
{
    extension(ModelDeploymentStatus status)
    {
        /// <summary>The revision that has the traffic; null before the first promotion.</summary>
        public RevisionStatus? Serving =>
            status.EffectiveRevision is { } hash ? status.Revisions.FirstOrDefault(r => r.Hash == hash) : null;

        /// <summary>Whether an action has settled the episode. One of a later episode of the policy settles the earlier ones too.</summary>
        public bool HasAnswered(string policyUid, long episode) =>
            status.Handled.Any(h => h.PolicyUid == policyUid && h.Episode >= episode);
    }
}
