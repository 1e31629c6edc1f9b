using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;

namespace MlOps.Decisions.Policies;

/// <summary>Events that every kind of policy has, on transitions only.</summary>
internal static class PolicyEvents
{
    /// <summary>Once per generation of a policy that cannot be judged. A model that does not serve yet is no reason to warn.</summary>
    public static IEnumerable<EventRecord> Refused(IReadOnlyList<StatusCondition> before, IReadOnlyList<StatusCondition> after)
    {
        if (Refusal(after) is { } refusal && Refusal(before)?.ObservedGeneration != refusal.ObservedGeneration)
            yield return EventRecord.Warning(
                refusal.Reason,
                $"Nothing is evaluated: {refusal.Message}",
                $"{refusal.Reason}-{refusal.ObservedGeneration}"
            );
    }

    /// <param name="number">Number of the episode.</param>
    /// <param name="message">How long it lasted and what ended it.</param>
    public static EventRecord Closed(long number, string message) => EventRecord.Normal("EpisodeClosed", message, $"closed-{number}");

    private static StatusCondition? Refusal(IReadOnlyList<StatusCondition> conditions) =>
        conditions.FirstOrDefault(c =>
            c is { Type: WellKnown.Ready, Status: "False", Reason: Reasons.InvalidSpec or Reasons.ModelNotFound }
        );
}
