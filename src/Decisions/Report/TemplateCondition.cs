using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report;

/// <summary>
/// Reports whether the serving pods match the template of their revision. An edited child would be judged, and rolled back to, under the
/// wrong name.
/// </summary>
internal static class TemplateCondition
{
    public static Condition Of(ReconcilePlan plan) =>
        plan.State.Deployment(plan.Status.EffectiveRevision) is { EditedBy: { } other } serving
            ? new(
                WellKnown.TemplateEdited,
                true,
                Reasons.EditedByAnother,
                $"{other} changed the pod template of Deployment {serving.Name}: its pods differ from revision {serving.Hash}. The operator keeps the edit. Make the change in spec.template of the ModelDeployment instead, to get a revision that is tested and can serve as a rollback target"
            )
            : new(WellKnown.TemplateEdited, false, Reasons.AsRecorded, "No other writer changed the pod template of the serving revision");
}
