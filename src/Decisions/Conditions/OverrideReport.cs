using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions.Conditions;

/// <summary>Reports a hand-edited Service and how long the operator keeps the edit.</summary>
internal static class OverrideReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn) => turn.Status switch
    {
        { OverriddenSince: not null, OverrideKept: true } =>
            (WellKnown.ManualOverride, true, "EditKept", $"The selector of Service {turn.World.Name} was edited by hand and stays, because {Decided(turn)}, which lost the traffic to it, was in an open episode. No automatic action until you end it: select {Decided(turn)} again{(Keep(turn) is { } keep ? $", apply another version, or keep it: {keep}" : " or apply another version")}"),
        { OverriddenSince: { } since } =>
            (WellKnown.ManualOverride, true, "SelectorEdited", $"The selector of Service {turn.World.Name} was edited by hand. The operator keeps the edit until {since.AddSeconds(turn.World.Model.Spec.HumanGraceSeconds):yyyy-MM-dd HH:mm:ss}Z (humanGraceSeconds), then selects {Decided(turn)} again; no automatic action until then. To end it at once, select {Decided(turn)} again{(Keep(turn) is { } keep ? $"; to keep it: {keep}" : "")}"),
        _ => (WellKnown.ManualOverride, false, "AsDecided", "The Service selects what the operator decided"),
    };

    /// <summary>Offers a pin, which turns the person's selection into the decision.</summary>
    private static string? Keep(Turn turn) => turn.World.Service?.Revision is { } selected && turn.Revision(selected) is { State: not RevisionState.Quarantined }
        ? $"kubectl -n {turn.World.Metadata.Namespace} annotate mdl/{turn.World.Name} --overwrite {WellKnown.PinAnnotation}={selected}"
        : null;

    public static string Decided(Turn turn) =>
        IsolationState.IsOn(turn.Status) ? $"the fallback ({turn.Status.Circuit?.Selector})" : $"revision {turn.Status.EffectiveRevision}";
}
