using MlOps.Analysis.Counters;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Habits;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;

/// <summary>
/// With one season alone nobody knows how far a value goes from what is usual, so nothing is judged until there is a second.
/// </summary>
internal static class SecondSeason
{
    /// <returns>Since when there are values, and from when on a second season is known.</returns>
    public static string Words(DriftFacts facts, TimeSpan offset, IEnumerable<Reading<IReadOnlyList<Sample>>> read)
    {
        var oldest = DateTimeOffset.FromUnixTimeMilliseconds((long)(1000 * read.SelectMany(r => r.Value ?? []).Min(s => s.Time)));

        // Half of the moments of a window are enough.
        var known = oldest + (2 * offset) + (facts.Window / 2);
        var reference = $"one season of {facts.Policy.Spec.Reference!.Offset} says what is usual and not how far this goes from it; ";
        return known > facts.At
            ? $"{reference}the oldest value is of {oldest:yyyy-MM-ddTHH:mm:ssZ}, so that a second season is known from {known:yyyy-MM-ddTHH:mm:ssZ} on, if Prometheus keeps values for {LengthText.Of(((2 * offset) + facts.Window).TotalSeconds)}"
            : $"{reference}of {facts.At - (2 * offset):yyyy-MM-ddTHH:mm:ssZ} fewer than half of the moments have a value";
    }
}
