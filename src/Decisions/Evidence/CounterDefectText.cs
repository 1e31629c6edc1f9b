using MlOps.Analysis.Counters;

namespace MlOps.Decisions.Evidence;

/// <summary>Why samples that are there cannot be counted, in words.</summary>
internal static class CounterDefectText
{
    /// <returns>Null when they can.</returns>
    public static string? Of(CounterDefect defect) =>
        defect switch
        {
            CounterDefect.None => null,
            CounterDefect.NotFinite => "a sample is NaN or infinite, which a counter cannot be",
            CounterDefect.Negative => "a sample is negative, which a counter cannot be",
            CounterDefect.Unordered => "the samples are not in ascending time order",
            CounterDefect.BadExceedsTotal => "there are more bad or good events than events in total; the two selectors do not match",
            _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, "no words for it"),
        };
}
