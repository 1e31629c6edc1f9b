using MlOps.Entities.Common;

namespace MlOps.Operator.Controllers.Models.Conditions;

/// <summary>Whether the pods that serve are made of what their revision says: an edit of the child would be judged, and returned to, under a wrong name.</summary>
internal static class TemplateReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn) =>
        turn.World.Deployment(turn.Status.EffectiveRevision) is { EditedBy: { } other } serving
            ? (WellKnown.TemplateEdited, true, "EditedByAnother", $"{other} changed the pod template of Deployment {serving.Name}: its pods are not what revision {serving.Hash} says. The edit stays. Make the change in spec.template of the ModelDeployment, then it becomes a revision that is tested and can be returned to")
            : (WellKnown.TemplateEdited, false, "AsRecorded", "No other writer changed the pod template of the serving revision");
}
