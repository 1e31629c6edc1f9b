using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Conditions;

/// <summary>Tells that somebody edited the Service by hand and how long that is honoured.</summary>
internal static class OverrideReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn) => turn.Status switch
    {
        { OverriddenSince: not null, OverrideKept: true } =>
            (WellKnown.ManualOverride, true, "EditKept", $"The selector of Service {turn.World.Name} was edited by hand and stays: {Decided(turn)}, which it was taken from, was in an open episode. No automatic action meanwhile. End it: select {Decided(turn)} again, apply another version{Adopt(turn)}"),
        { OverriddenSince: { } since } =>
            (WellKnown.ManualOverride, true, "SelectorEdited", $"The selector of Service {turn.World.Name} was edited by hand. It is honoured until {since.AddSeconds(turn.World.Model.Spec.HumanGraceSeconds):yyyy-MM-dd HH:mm:ss}Z (humanGraceSeconds), then {Decided(turn)} is selected again; no automatic action until then{Adopt(turn)}"),
        _ => (WellKnown.ManualOverride, false, "AsDecided", "The Service selects what the operator decided"),
    };

    /// <summary>What a person selected becomes the decision by a pin to it.</summary>
    private static string Adopt(Turn turn) => turn.World.Service?.Revision is { } selected && turn.Revision(selected) is { State: not RevisionState.Quarantined }
        ? $", or keep it: kubectl -n {turn.World.Metadata.Namespace} annotate mdl/{turn.World.Name} --overwrite {WellKnown.PinAnnotation}={selected}"
        : "";

    public static string Decided(Turn turn) =>
        Isolation.IsOn(turn.Status) ? $"the fallback ({turn.Status.Circuit?.Selector})" : $"revision {turn.Status.EffectiveRevision}";
}
