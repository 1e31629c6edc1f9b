using MlOps.Decisions.Annotations;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.State.Children;
using MlOps.Decisions.Text;
using MlOps.Decisions.Traffic;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Report;

/// <summary>Reports whether a revision is on its way to the traffic, and whether it is late.</summary>
internal static class ProgressingCondition
{
    public static Condition Of(ReconcilePlan plan)
    {
        if (plan.Status.Action is { } action)
            return new(
                WellKnown.Progressing,
                true,
                $"{action.Kind}{action.Step}",
                $"{Doing(action)} is at step {action.Step} (action {action.Id}){(action.Attempt > 0 ? $", attempt {action.Attempt + 1}" : "")}"
            );
        if (plan.SpecRefused)
            return new(
                WellKnown.Progressing,
                false,
                Reasons.SpecRefused,
                "The operator does not act on the spec; condition Ready gives the reason"
            );
        if (plan.Status.OverriddenSince is not null)
            return new(
                WellKnown.Progressing,
                false,
                Reasons.ManualOverride,
                "The Service's selector was edited manually; condition ManualOverride says how to end that"
            );
        if (IsolationState.IsOn(plan.Status))
            return new(
                WellKnown.Progressing,
                false,
                Reasons.Isolated,
                "No version takes the traffic while the model is isolated; condition Isolated says how to end the isolation"
            );
        if (Waiting(plan) is not { } latest)
            return SoakingCondition.Of(plan) ?? Settled(plan);
        var name = $"Revision {latest.Hash} (version {latest.Version})";
        if (plan.Status.Waiting is { Action: ActionKind.Promote } waiting)
            return new(WellKnown.Progressing, false, waiting.Rule, $"{name} waits: {waiting.Message}");
        if (IsLate(plan, latest))
            return new(
                WellKnown.Progressing,
                false,
                Reasons.ProgressDeadlineExceeded,
                $"{name} did not become ready in {plan.State.Rollout.ProgressDeadlineSeconds} s; the traffic stays where it is"
            );
        return new(
            WellKnown.Progressing,
            true,
            Reasons.WaitingForPods,
            $"{name} is starting{(plan.Status.EffectiveRevision is { } serving ? $" alongside revision {serving}" : "")}"
        );
    }

    public static ReconcilePlan WakeAtDeadline(ReconcilePlan plan)
    {
        if (Waiting(plan) is not { } latest || plan.State.Deployment(latest.Hash) is not { } deployment)
            return plan;
        plan = plan.RequeueAt(Deadline(plan, deployment));
        if (!IsLate(plan, latest) || plan.Status.Waiting is { Action: ActionKind.Promote })
            return plan;
        var message =
            $"Revision {latest.Hash} (version {latest.Version}) did not become ready in {plan.State.Rollout.ProgressDeadlineSeconds} s: {PodCount.Of(plan.State, latest.Hash)}";
        var told =
            plan.State.Model.Status?.Conditions.Any(c => c is { Type: WellKnown.Progressing, Reason: Reasons.ProgressDeadlineExceeded })
            == true;
        return told ? plan : plan.WithEvent(EventRecord.Warning("ProgressDeadlineExceeded", message, latest.Hash));
    }

    /// <summary>
    /// True if some of its pods are not ready after the deadline. A revision whose pods are ready waits for something else, which is
    /// reported separately.
    /// </summary>
    public static bool IsLate(ReconcilePlan plan, RevisionStatus revision) =>
        plan.State.Deployment(revision.Hash) is { } deployment
        && plan.Now >= Deadline(plan, deployment)
        && (deployment.Replicas == 0 || deployment.Ready < deployment.Replicas);

    private static Condition Settled(ReconcilePlan plan)
    {
        if (plan.Status.EffectiveRevision is not { } effective)
            return new(WellKnown.Progressing, false, Reasons.Settled, "The desired revision cannot take the traffic");
        return new(
            WellKnown.Progressing,
            false,
            Reasons.Settled,
            Pin.Of(plan.State) == effective && effective != plan.Status.LatestRevision
                    ? $"Revision {effective} keeps the traffic; condition Pinned says how to end the pin"
                : effective == plan.Status.LatestRevision ? $"Rollout complete: revision {effective} receives all traffic"
                : $"Revision {effective} receives all traffic; condition Released says why it is not the version in the spec"
        );
    }

    private static string Doing(ActionStatus action) =>
        (action.Kind, action.From) switch
        {
            (ActionKind.Promote, null) => $"The first promotion, of revision {action.To},",
            (ActionKind.Promote, { } from) => $"The switch from revision {from} to {action.To}",
            (var kind, var from) => $"{kind} from revision {from} to {action.To}",
        };

    private static RevisionStatus? Waiting(ReconcilePlan plan) =>
        DesiredRevision.Of(plan) is { } wanted && wanted.Hash != plan.Status.EffectiveRevision ? wanted : null;

    /// <summary>Counts from when spec, pin or release last selected the revision: its Deployment may be much older.</summary>
    private static DateTimeOffset Deadline(ReconcilePlan plan, ChildDeployment deployment)
    {
        var started = plan.Status.DesiredSince is { } asked && asked > deployment.CreatedAt ? asked : deployment.CreatedAt;
        return started.AddSeconds(plan.State.Rollout.ProgressDeadlineSeconds);
    }
}
