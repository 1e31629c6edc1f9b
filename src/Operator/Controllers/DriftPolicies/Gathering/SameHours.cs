using MlOps.Operator.Controllers.DriftPolicies.Judging;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>A reference of less than a day is compared with its own hours of the day only.</summary>
internal static class SameHours
{
    /// <returns>Why the window is not compared, and when one will be; null when it is.</returns>
    public static string? Problem(DriftFacts facts, ReferenceWindow reference)
    {
        var wait = ComparableLooks.Wait(facts.At, facts.Window, reference.End, reference.Length);
        var hours = $"the reference holds {reference.End - reference.Length:HH:mm} to {reference.End:HH:mm} UTC only, and other hours of the day differ by their season";
        return wait switch
        {
            null => $"{hours}: no window of {facts.Current.Window} is as short. Give spec.reference whole days, or spec.current a shorter window",
            { Ticks: 0 } => null,
            { } time => $"{hours}; the next window that is compared ends at {Grid(facts, facts.At + time):yyyy-MM-ddTHH:mm:ssZ}",
        };
    }

    /// <summary>The first evaluation from a moment on.</summary>
    private static DateTimeOffset Grid(DriftFacts facts, DateTimeOffset from)
    {
        var late = from.UtcTicks % facts.Interval.Ticks;
        return late == 0 ? from : from.AddTicks(facts.Interval.Ticks - late);
    }
}
