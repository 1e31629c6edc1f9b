using MlOps.Entities.Common.Status;

namespace MlOps.Decisions.Conditions;

/// <summary>Conditions of an entity's status, in a stable order.</summary>
internal static class ConditionWriter
{
    public static IReadOnlyList<StatusCondition> Set(
        IReadOnlyList<StatusCondition> known, string type, bool? status, string reason, string message, DateTimeOffset now, long generation)
    {
        var text = status switch { true => "True", false => "False", null => "Unknown" };
        var before = known.FirstOrDefault(c => c.Type == type);
        var next = new StatusCondition
        {
            Type = type,
            Status = text,
            Reason = reason,
            Message = message,
            ObservedGeneration = generation,
            LastTransitionTime = before?.Status == text ? before.LastTransitionTime : now,
        };
        return before is null ? [.. known, next] : [.. known.Select(c => c.Type == type ? next : c)];
    }
}
