namespace MlOps.Analysis.Counters;

/// <summary>Why raw counter samples could not be counted.</summary>
public enum CounterDefect
{
    /// <summary>The samples are sound.</summary>
    None,

    /// <summary>A sample or its time is NaN or infinite.</summary>
    NotFinite,

    /// <summary>A sample is negative: the metric is no counter.</summary>
    Negative,

    /// <summary>The samples of a series do not ascend in time.</summary>
    Unordered,

    /// <summary>More bad events than events, by over one percent: the two selectors do not belong together.</summary>
    BadExceedsTotal,
}
