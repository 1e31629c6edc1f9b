using MlOps.Decisions.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Walks;

/// <summary>The invariants at every effect, after every event, and once the disturbances have ended.</summary>
internal static class Invariants
{
    public static void OfEffect(Walk walk, Effect effect, ModelDeploymentStatus status)
    {
        var cluster = walk.Cluster;
        void Must(bool so, string what)
        {
            if (!so)
                walk.Wrong.Add(what);
        }

        if (effect is SwitchService { Hash: { } to })
        {
            Must(
                status.Revisions.FirstOrDefault(r => r.Hash == to) is not { State: RevisionState.Quarantined },
                "points the Service at a quarantined revision"
            );
            // A Service that was deleted comes back as it was, whoever is ready: that is no switch.
            Must(
                status.Action is null
                    || cluster.Service is null && to == status.EffectiveRevision
                    || !cluster.Deployments.TryGetValue(to, out var target)
                    || target.Deployment is not { Ready: 0, Replicas: > 0 },
                "switches to a revision of which no pod is ready"
            );
            if (status.Action is { Kind: ActionKind.Rollback, SwitchedAt: null } action && action.To == to)
                OfSwitch(walk, action, Must);
        }

        if (
            effect is ScaleDeployment { Replicas: 0 } down
            && cluster.Service?.Revision is { } selected
            && cluster.Deployments.TryGetValue(selected, out var pods)
        )
            Must(
                pods.Deployment.Uid != down.Uid || cluster.Model.Spec.Replicas == 0,
                $"stops the pods that the Service selects ({down.Why})"
            );
        if (effect is DeleteChild delete)
            Must(
                status.Revisions.FirstOrDefault(r => delete.Name.EndsWith(r.Hash, StringComparison.Ordinal))
                    is not { State: RevisionState.Good or RevisionState.Active },
                "deletes a child of a good or serving revision"
            );
    }

    /// <summary>Checked again before the effect: what people ask now counts, not what they asked at the intent.</summary>
    private static void OfSwitch(Walk walk, ActionStatus action, Action<bool, string> must)
    {
        var cluster = walk.Cluster;
        var annotations = cluster.Model.Metadata.Annotations;
        must(!annotations.ContainsKey(WellKnown.PauseAnnotation), "rolls back while paused");
        must(annotations.GetValueOrDefault(WellKnown.RejectAnnotation) != action.Id, "carries out a rejected rollback");
        must(cluster.Status.Handled.All(h => h.PolicyUid != action.PolicyUid || h.Episode != action.Episode), "answers an episode twice");
        var mode = walk.ModeOf(action.PolicyUid);
        must(mode != PolicyMode.Observe, "rolls back in mode Observe");
        must(
            mode != PolicyMode.Recommend || IsApproved(cluster.Status, action, annotations.GetValueOrDefault(WellKnown.ApproveAnnotation)),
            "rolls back without an approval in mode Recommend"
        );
        must(cluster.Status.OverriddenSince is null, "rolls back over a person's selector");
    }

    /// <summary>By the id of this attempt, or by one that was offered for the same episode.</summary>
    private static bool IsApproved(ModelDeploymentStatus status, ActionStatus action, string? id) =>
        id == action.Id
        || status.Decisions.Any(d =>
            d.Id == id && d.Policy == action.Policy && d.Episode == action.Episode && d.Action == ActionKind.Rollback
        );

    public static void AtRest(Walk walk)
    {
        var (cluster, status) = (walk.Cluster, walk.Cluster.Status);
        if (status.Action is { SwitchedAt: null } && status.Waiting is null && cluster.NextLook is null)
            walk.Wrong.Add($"nothing says why {status.Action.Kind} at {status.Action.Step} does not move, and nothing looks again");
        if (cluster.Service is null && status.EffectiveRevision is not null && cluster.Refuses is null)
            walk.Wrong.Add("the Service is gone and does not come back");
        if (status.Handled.Any(h => status.Attempts.Any(a => a.Key == h.PolicyUid && a.Episode == h.Episode)))
            walk.Wrong.Add("an episode is answered and attempted at once");
        if (status.Action is { } action && action.Deadline < cluster.Now && cluster.Refuses is null)
            walk.Wrong.Add($"{action.Kind} at {action.Step} is past its deadline");
        if (status.Action is null && status.Waiting is null && Asks(cluster, status))
            walk.Wrong.Add("a policy asks for a rollback, and nothing says why it is not begun");
        if (cluster.NextLook is { } look && look < TimeSpan.FromSeconds(1) && status.Action is null)
            walk.Wrong.Add($"looks again after {look}");
    }

    public static void AtTheEnd(Walk walk)
    {
        var (cluster, status) = (walk.Cluster, walk.Cluster.Status);
        void Must(bool so, string what)
        {
            if (!so)
                walk.Wrong.Add(what);
        }

        var serving = status.Revisions.FirstOrDefault(r => r.Hash == status.EffectiveRevision);
        var latest = status.Revisions.FirstOrDefault(r => r.Hash == status.LatestRevision);
        Must(status.Action is null, $"an action is left: {status.Action?.Kind} {status.Action?.Step}");
        Must(status.Waiting is null, $"something waits: {status.Waiting?.Rule}");
        Must(status.OverriddenSince is null, "still overridden");
        Must(
            status.EffectiveVersion == walk.Version || latest?.State == RevisionState.Quarantined,
            $"serves {status.EffectiveVersion}, asked for {walk.Version}, which is {latest?.State}"
        );
        Must(
            cluster.Service?.Revision == status.EffectiveRevision,
            $"the Service selects {cluster.Service?.Target}, effective is {status.EffectiveRevision}"
        );
        Must(serving is { State: RevisionState.Good }, $"the serving revision is {serving?.State}");
        Must(
            cluster.Deployments.TryGetValue(status.EffectiveRevision ?? "", out var pods) && pods.Deployment.Replicas == walk.Replicas,
            $"{pods?.Deployment.Replicas} pods of {walk.Replicas}"
        );
        Must(cluster.NextLook is null || cluster.NextLook > TimeSpan.FromSeconds(1), $"looks every {cluster.NextLook}");
        Must(
            cluster.Deployments.Values.Count(d => d.Deployment.Replicas > 0) <= 2,
            $"{cluster.Deployments.Values.Count(d => d.Deployment.Replicas > 0)} Deployments still run"
        );
        Must(cluster.Revisions.Values.All(r => status.Revisions.Any(s => s.Hash == r.Revision.Hash)), "a record has no entry in status");
        if (walk.Wrong.Count == 0)
            status.ShouldBeTakenByTheServer(typeof(ModelDeployment));
    }

    private static bool Asks(FakeCluster cluster, ModelDeploymentStatus status)
    {
        var serving = status.Revisions.FirstOrDefault(r => r.Hash == status.EffectiveRevision);
        return cluster.Judge is { Silent: false, Mode: not PolicyMode.Observe } judge
            && judge.Policy.Status!.Requests.Any(r =>
                r.Revision == serving?.Hash
                && r.PromotionSeq == serving.PromotionSeq
                && status.Handled.All(h => h.PolicyUid != FakeJudge.Uid || h.Episode < r.Episode)
            );
    }
}
