using MlOps.Decisions.Plan;

namespace MlOps.Decisions.Conditions;

/// <summary>Sets conditions; the transition time moves only when the status does.</summary>
internal static class ConditionList
{
    public static Turn Set(Turn turn, string type, bool? status, string reason, string message) => turn.Change(s => s with
    {
        Conditions = ConditionWriter.Set(s.Conditions, type, status, reason, message, turn.Now, turn.World.Metadata.Generation),
    });
}
