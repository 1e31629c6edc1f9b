using MlOps.Entities.Common;

namespace MlOps.Operator.Controllers.Models.Conditions;

/// <summary>What the API server does not take: a quota, a webhook, a field that only it checks.</summary>
internal static class WritesReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        var refused = turn.World.Refused.Where(r => r.IsTold).OrderBy(r => r.Effect, StringComparer.Ordinal).ToList();
        return refused.Count == 0
            ? (WellKnown.WritesAccepted, true, "AllAccepted", "The API server accepted every write")
            : (WellKnown.WritesAccepted, false, "WriteRefused", $"The API server does not accept: {string.Join("; ", refused.Select(r => $"{r.Effect}: {r.Message}"))}. Tried again at growing intervals; everything else goes on");
    }

    /// <summary>Once for each text.</summary>
    public static Turn Warn(Turn turn, (string Type, bool? Status, string Reason, string Message) condition)
    {
        var told = turn.World.Model.Status?.Conditions.Any(c => c.Type == condition.Type && c.Message == condition.Message) == true;
        return condition.Status == false && !told ? turn.Tell(Notice.Warning("WriteRefused", condition.Message, condition.Message)) : turn;
    }
}
