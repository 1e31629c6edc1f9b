using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.References;

/// <summary>A reference of less than a day is compared with its own hours of the day only.</summary>
internal static class SameHours
{
    /// <summary>Evaluations whose distance is no part of a day meet other hours each day; so far ahead they are looked at.</summary>
    private const int Days = 8;

    /// <returns>Why the window is not compared, and when one will be; null when it is.</returns>
    public static string? Problem(DriftFacts facts, ReferenceWindow reference)
    {
        var wait = ComparableLooks.Wait(facts, facts.At, reference.End, reference.Length);
        var hours =
            $"the reference holds {reference.End - reference.Length:HH:mm} to {reference.End:HH:mm} UTC only, and other hours of the day differ by their season";
        return wait switch
        {
            null =>
                $"{hours}: no window of {facts.Current.Window} is as short. Give spec.reference whole days, or spec.current a shorter window",
            { Ticks: 0 } => null,
            _ => Next(facts, reference) is { } next
                ? $"{hours}; the next window that is compared ends at {next:yyyy-MM-ddTHH:mm:ssZ}"
                : $"{hours}: of the evaluations of the next {Days} days, {facts.Interval} apart, none ends in them. Give spec.reference whole days, or spec.evaluationIntervalSeconds a part of a day",
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
            if (ComparableLooks.Wait(facts, at, reference.End, reference.Length) == TimeSpan.Zero)
                return at;
        }

        return null;
    }
}
