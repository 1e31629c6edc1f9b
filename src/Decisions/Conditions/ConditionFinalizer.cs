using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;

namespace MlOps.Decisions.Conditions;

/// <summary>
/// Makes the conditions of a status from those that a pass reports, for every kind alike. Nothing else writes conditions (fluxcd/pkg,
/// reconcile.ResultFinalizer).
/// </summary>
internal static class ConditionFinalizer
{
    /// <summary>
    /// The transition time moves only when the status does, and the order of known conditions stays. A condition that is no longer reported
    /// is removed; one whose type has a domain (example.com/Type) belongs to another controller and is kept.
    /// </summary>
    public static IReadOnlyList<StatusCondition> Finish(
        IReadOnlyList<StatusCondition> known,
        IReadOnlyList<Condition> reported,
        DateTimeOffset now,
        long generation
    )
    {
        var kept = known
            .Where(c => c.Type.Contains('/', StringComparison.Ordinal) || reported.Any(r => r.Type == c.Type))
            .Select(c => c.Type);
        return
        [
            .. kept.Union(reported.Select(r => r.Type))
                .Select(type =>
                    reported.FirstOrDefault(r => r.Type == type) is { } next
                        ? Over(known.FirstOrDefault(c => c.Type == type), next, now, generation)
                        : known.First(c => c.Type == type)
                ),
        ];
    }

    private static StatusCondition Over(StatusCondition? before, Condition next, DateTimeOffset now, long generation)
    {
        var text = next.Status switch
        {
            true => "True",
            false => "False",
            null => "Unknown",
        };
        return new()
        {
            Type = next.Type,
            Status = text,
            Reason = next.Reason,
            Message = MessageText.Short(next.Message, MessageText.LongestOfCondition),
            ObservedGeneration = generation,
            LastTransitionTime = before?.Status == text ? before.LastTransitionTime : now,
        };
    }
}
