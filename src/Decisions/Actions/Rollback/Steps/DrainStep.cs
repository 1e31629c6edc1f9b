using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Standing;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.Actions.Rollback.Steps;

/// <summary>
/// The switch is not the end: kube-proxy keeps established connections, so clients with pooled connections stay on the bad
/// pods (kubernetes/kubernetes#100698). If the old revision still gets requests, its pods end gracefully.
/// </summary>
internal static class DrainStep
{
    /// <summary>How long clients may move by themselves.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(10);

    /// <summary>After this long without an answer from Prometheus the pods are drained all the same: they serve nobody new.</summary>
    private static readonly TimeSpan BlindLimit = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for the old pods to be gone; graceful termination is bounded by the kubelet.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Turn Apply(Turn turn, ActionStatus action)
    {
        if (!turn.World.PodsOf(action.From).Any())
            return Mitigated(turn, action, "no pod of it is left");
        if (turn.Now >= action.Deadline)
            return ToVerify(turn, action);
        turn = turn.WakeAt(action.Deadline);
        // Restore the Service first; stop nothing until it is known which pods clients reach.
        if (turn.World.Service?.Revision != action.To)
            return turn;
        return action.DrainedAt is null ? Consider(turn, action) : Drain(turn, action);
    }

    private static Turn Consider(Turn turn, ActionStatus action)
    {
        var waited = turn.Now - action.SwitchedAt.GetValueOrDefault(turn.Now);
        if (waited < Courtesy)
            return turn.WakeIn(Courtesy - waited);
        if (turn.World.Deployment(action.To) is not { } target || target.Ready < action.Replicas)
            return turn;
        var policy = turn.World.Policies.FirstOrDefault(p => p.Metadata.Uid == action.PolicyUid);
        var residual = Freshness.SightOf(policy, action, turn.World)?.Residual ?? ResidualTraffic.Unknown;
        return residual switch
        {
            ResidualTraffic.None => Mitigated(turn, action, "it received no request after the switch"),
            ResidualTraffic.Unknown when waited < BlindLimit => turn.WakeIn(BlindLimit - waited),
            _ => turn.Change(s => s with { Action = action with { DrainedAt = turn.Now } }),
        };
    }

    private static Turn Drain(Turn turn, ActionStatus action) =>
        turn.World.Deployment(action.From) is { Replicas: > 0 } old
            ? turn.Do(new ScaleDeployment(old.Name, old.Uid, 0, $"drain connections, rollback {action.Id}"))
            : turn;

    private static Turn Mitigated(Turn turn, ActionStatus action, string why) =>
        ToVerify(turn, action with { MitigatedAt = turn.Now })
            .Tell(Notice.Normal("Mitigated", $"Revision {action.From} receives no requests any more: {why} (decision {action.Id})", action.Id));

    private static Turn ToVerify(Turn turn, ActionStatus action) => turn.Change(s => s with
    {
        Action = action with { Step = ActionStep.Verify, Deadline = VerifyStep.Deadline(turn, action) },
    });
}
