using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Report.Levers;
using MlOps.Decisions.Traffic;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Report;

/// <summary>Builds the summary of the status: traffic, replicas, state and conditions. Nothing else does.</summary>
internal static class ModelReport
{
    public static ReconcilePlan Apply(ReconcilePlan plan, IReadOnlyList<IAction> actions)
    {
        var effective = plan.Status.EffectiveRevision;
        var (ready, released) = (ReadyCondition.Of(plan), ReleasedCondition.Of(plan));
        plan = plan.Change(s =>
            s with
            {
                State = StateText.Of(plan, ready, released, actions),
                EffectiveVersion = plan.Revision(effective)?.Version,
                Traffic = Answering(plan) is { } hash ? [new TrafficTarget { Revision = hash, Weight = 100 }] : [],
                Replicas = plan.State.Deployment(effective)?.Replicas ?? 0,
                Selector = effective is null ? null : $"{WellKnown.ModelLabel}={plan.State.Name},{WellKnown.RevisionLabel}={effective}",
            }
        );
        plan = actions.Aggregate(ReadyCondition.Warn(plan, ready), (p, action) => action.Announce(p));
        var (annotations, writes) = (AnnotationsCondition.Of(plan), WritesCondition.Of(plan));
        plan = WritesCondition.Warn(AnnotationsCondition.Warn(plan), writes);
        Condition[] conditions =
        [
            ready,
            released,
            ProgressingCondition.Of(plan),
            WaitingCondition.Of(plan),
            .. actions.SelectMany(a => a.Conditions(plan)),
            OverrideCondition.Of(plan),
            PausedCondition.Of(plan),
            PinnedCondition.Of(plan),
            annotations,
            writes,
            ScalerCondition.Of(plan),
            TemplateCondition.Of(plan),
            SpecSupportedCondition.Of(UnsupportedModelFields.Of(plan.State.Model.Spec)),
        ];
        return ProgressingCondition.WakeAtDeadline(
            plan.Change(s =>
                s with
                {
                    Conditions = ConditionFinalizer.Finish(s.Conditions, conditions, plan.Now, plan.State.Metadata.Generation),
                }
            )
        );
    }

    /// <summary>No revision of this model while a fallback Service answers.</summary>
    private static string? Answering(ReconcilePlan plan) =>
        plan.Status.Circuit is { State: CircuitState.Isolated, Replaces: null } circuit ? circuit.Revision : plan.Status.EffectiveRevision;
}
