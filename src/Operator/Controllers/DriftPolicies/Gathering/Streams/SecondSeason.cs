using MlOps.Analysis.Counters;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.Text;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Habits;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;

/// <summary>
/// With one season alone it is unknown how far a value varies from what is usual, so nothing is judged until there is a second.
/// </summary>
internal static class SecondSeason
{
    /// <returns>Since when there are values, and from when on a second season is known.</returns>
    public static string Words(DriftFacts facts, TimeSpan offset, IEnumerable<Reading<IReadOnlyList<Sample>>> read)
    {
        var oldest = DateTimeOffset.FromUnixTimeMilliseconds((long)(1000 * read.SelectMany(r => r.Value ?? []).Min(s => s.Time)));

        // Half of the moments of a window are enough.
        var known = oldest + (2 * offset) + (facts.Window / 2);
        var reference = $"one season of {facts.Policy.Spec.Reference!.Offset} shows what is normal but not how much it varies; ";
        return known > facts.At
            ? $"{reference}the oldest value is from {TimeText.Of(oldest)}, so a second season is known from {TimeText.Of(known)} on, if Prometheus retains values for {LengthText.Of(((2 * offset) + facts.Window).TotalSeconds)}"
            : $"{reference}of {TimeText.Of(facts.At - (2 * offset))} fewer than half of the sampling times have a value";
    }
}
