using MlOps.Decisions.Annotations;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report.Levers;

/// <summary>Whether a person holds the automatic actions, for whoever wonders why nothing happens.</summary>
internal static class PauseReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn) =>
        Pause.By(turn.World) is { } pause
            ? (WellKnown.Paused, true, "Asked", $"Automatic actions are held: {pause.Why}. A version that the spec asks for still takes over. {End(turn)}")
            : (WellKnown.Paused, false, "NotPaused", "Automatic actions are enabled");

    private static string End(Turn turn) => turn.World.Metadata.Annotations.ContainsKey(WellKnown.PauseAnnotation)
        ? $"End it: kubectl -n {turn.World.Metadata.Namespace} annotate mdl/{turn.World.Name} {WellKnown.PauseAnnotation}-"
        : "End it by removing the entry from spec.pauseRequests";
}
