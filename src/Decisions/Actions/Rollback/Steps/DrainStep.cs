using MlOps.Decisions.Checks;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
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

    /// <summary>After this long without an answer from Prometheus the pods are drained all the same: they get no new connections.</summary>
    private static readonly TimeSpan BlindLimit = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for the old pods to be gone; graceful termination is bounded by the kubelet.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static ReconcilePlan Apply(ReconcilePlan plan, ActionStatus action)
    {
        if (!plan.State.PodsOf(action.From).Any())
            return Mitigated(plan, action, "none of its pods is left");
        if (plan.Now >= action.Deadline)
            return ToVerify(plan, action);
        plan = plan.RequeueAt(action.Deadline);
        // Restore the Service first; stop nothing until it is known which pods clients reach.
        if (plan.State.Service?.Revision != action.To)
            return plan;
        return action.DrainedAt is null ? Consider(plan, action) : Drain(plan, action);
    }

    private static ReconcilePlan Consider(ReconcilePlan plan, ActionStatus action)
    {
        var waited = plan.Now - action.SwitchedAt.GetValueOrDefault(plan.Now);
        if (waited < Courtesy)
            return plan.RequeueAfter(Courtesy - waited);
        if (plan.State.Deployment(action.To) is not { } target || target.Ready < action.Replicas)
            return plan;
        var policy = plan.State.Policy(action.PolicyUid);
        var residual = Freshness.ObservationOf(policy, action, plan.State)?.Residual ?? ResidualTraffic.Unknown;
        return residual switch
        {
            ResidualTraffic.None => Mitigated(plan, action, "it received no requests after the switch"),
            ResidualTraffic.Unknown when waited < BlindLimit => plan.RequeueAfter(BlindLimit - waited),
            _ => plan.Change(s => s with { Action = action with { DrainedAt = plan.Now } }),
        };
    }

    private static ReconcilePlan Drain(ReconcilePlan plan, ActionStatus action) =>
        plan.State.Deployment(action.From) is { Replicas: > 0 } old
            ? plan.WithEffect(new ScaleDeployment(old.Name, old.Uid, 0, $"drain connections, rollback {action.Id}"))
            : plan;

    private static ReconcilePlan Mitigated(ReconcilePlan plan, ActionStatus action, string why) =>
        ToVerify(plan, action with { MitigatedAt = plan.Now })
            .WithEvent(
                EventRecord.Normal(
                    "Mitigated",
                    $"Revision {action.From} no longer receives requests: {why} (decision {action.Id})",
                    action.Id
                )
            );

    private static ReconcilePlan ToVerify(ReconcilePlan plan, ActionStatus action) =>
        plan.Change(s => s with { Action = action with { Step = ActionStep.Verify, Deadline = VerifyStep.Deadline(plan, action) } });
}
