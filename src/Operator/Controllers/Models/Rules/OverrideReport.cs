using MlOps.Entities.Common;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Tells that somebody edited the Service by hand and how long that is honoured.</summary>
internal static class OverrideReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn) =>
        turn.Status.OverriddenSince is { } since
            ? (WellKnown.ManualOverride, true, "SelectorEdited", $"The selector of Service {turn.World.Name} is not the operator's. It is honoured until {since.AddSeconds(turn.World.Model.Spec.HumanGraceSeconds):yyyy-MM-dd HH:mm:ss}Z (humanGraceSeconds), then {Decided(turn)} is selected again; no automatic action until then")
            : (WellKnown.ManualOverride, false, "AsDecided", "The Service selects what the operator decided");

    public static string Decided(Turn turn) =>
        Isolation.IsOn(turn.Status) ? $"the fallback ({turn.Status.Circuit?.Selector})" : $"revision {turn.Status.EffectiveRevision}";
}
