using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report;

/// <summary>Reports writes that the API server refuses: a quota, a webhook, a field that only the server checks.</summary>
internal static class WritesReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        var refused = turn.World.Refused.Where(r => r.IsTold).OrderBy(r => r.Effect, StringComparer.Ordinal).ToList();
        return refused.Count == 0
            ? (WellKnown.WritesAccepted, true, "AllAccepted", "The API server accepted every write")
            : (WellKnown.WritesAccepted, false, "WriteRefused", $"The API server refuses: {string.Join("; ", refused.Select(r => $"{r.Effect}: {r.Message}"))}. The operator retries with back-off; everything else goes on");
    }

    /// <summary>Emits one Event per message.</summary>
    public static Turn Warn(Turn turn, (string Type, bool? Status, string Reason, string Message) condition)
    {
        turn = turn.World.Refused.Where(r => r.IsTold).Aggregate(turn, (t, refused) => t.WakeAt(refused.ForgottenAt));
        var told = turn.World.Model.Status?.Conditions.Any(c => c.Type == condition.Type && c.Message == condition.Message) == true;
        return condition.Status == false && !told ? turn.Tell(Notice.Warning("WriteRefused", condition.Message, condition.Message)) : turn;
    }
}
