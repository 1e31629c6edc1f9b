using MlOps.Entities.Common;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Conditions;

/// <summary>Whether a person holds the automatic actions, for whoever wonders why nothing happens.</summary>
internal static class PauseReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn) =>
        Pause.By(turn.World) is { } pause
            ? (WellKnown.Paused, true, "Asked", $"Rollbacks are held: {pause.Why}. A version that the spec asks for still takes over")
            : (WellKnown.Paused, false, "NotPaused", "Automatic actions are enabled");
}
