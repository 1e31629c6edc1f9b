using MlOps.Analysis.Counters;

namespace MlOps.Decisions.Evidence;

/// <summary>Why samples that are there cannot be counted, in words.</summary>
internal static class CounterTrouble
{
    /// <returns>Null when they can.</returns>
    public static string? Of(CounterDefect defect) =>
        defect switch
        {
            CounterDefect.None => null,
            CounterDefect.NotFinite => "a sample is NaN or infinite, which no counter is",
            CounterDefect.Negative => "a sample is below zero, which no counter is",
            CounterDefect.Unordered => "the samples do not ascend in time",
            CounterDefect.BadExceedsTotal => "there are more bad or good events than events; the two selectors do not belong together",
            _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, "no words for it"),
        };
}
