using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Decisions.Text;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.References;

/// <summary>A reference of less than a day is compared with its own hours of the day only.</summary>
internal static class SameHours
{
    /// <summary>Evaluations whose distance is no part of a day meet other hours each day; so far ahead they are looked at.</summary>
    private const int Days = 8;

    /// <returns>Why the window is not compared, and when one will be; null when it is.</returns>
    public static string? Problem(DriftFacts facts, ReferenceWindow reference)
    {
        var wait = ComparableResults.Wait(facts, facts.At, reference.End, reference.Length);
        var hours =
            $"the reference holds {reference.End - reference.Length:HH:mm} to {reference.End:HH:mm} UTC only, and other hours of the day are not comparable";
        return wait switch
        {
            null =>
                $"{hours}: a window of {facts.Current.Window} is longer. Use whole days in spec.reference or a shorter window in spec.current",
            { Ticks: 0 } => null,
            _ => Next(facts, reference) is { } next
                ? $"{hours}; the next comparable window ends at {TimeText.Of(next)}"
                : $"{hours}: of the evaluations of the next {Days} days, {facts.Interval} apart, none ends within these hours. Use whole days in spec.reference, or a spec.evaluationIntervalSeconds that divides a day",
        };
    }

    /// <summary>
    /// The first evaluation that is compared: they lie on whole multiples of their distance, and not where a comparable window first ends.
    /// </summary>
    private static DateTimeOffset? Next(DriftFacts facts, ReferenceWindow reference)
    {
        var (step, last) = (facts.Interval, facts.At + TimeSpan.FromDays(Days));
        for (var at = DriftSchedule.NotBefore(facts.At.AddTicks(1), step); at <= last; at += step)
        {
            if (ComparableResults.Wait(facts, at, reference.End, reference.Length) == TimeSpan.Zero)
                return at;
        }

        return null;
    }
}
