namespace MlOps.Analysis.Drift.Distributions;

/// <summary>Why the buckets of a histogram cannot be read, or two of them not be compared.</summary>
public enum BucketDefect
{
    /// <summary>They can.</summary>
    None,

    /// <summary>There is no bucket at all.</summary>
    Empty,

    /// <summary>The bucket <c>+Inf</c> is missing, so the total is not known.</summary>
    NoInfinity,

    /// <summary>A bound or a count is not a number, or a count is infinite or below 0.</summary>
    NotFinite,

    /// <summary>Fewer than five finite boundaries are common to both sides: the metric changed its buckets.</summary>
    BucketLayoutChanged,

    /// <summary>
    /// Fewer than five boundaries, or more than half of the reference in one bucket: a shift of half a standard deviation would not show.
    /// </summary>
    TooCoarse,

    /// <summary>
    /// Of a reference that was spread, all but a hundredth of the current samples lie in one bucket that is no end of the ladder: a default
    /// stands in for the values.
    /// </summary>
    Collapsed,
}
