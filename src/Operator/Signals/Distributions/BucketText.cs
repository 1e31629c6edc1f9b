using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Operator.Signals.Distributions;

/// <summary>What is wrong with buckets, and what to do about it, in words.</summary>
internal static class BucketText
{
    public static string Of(BucketDefect defect, string metric) =>
        defect switch
        {
            BucketDefect.Empty => $"{metric} has no buckets",
            BucketDefect.NoInfinity => $"{metric} has no bucket +Inf, so its total is unknown; the exporter or a relabeling rule drops it",
            BucketDefect.NotFinite => $"{metric} has buckets that are not numbers",
            BucketDefect.BucketLayoutChanged =>
                $"the buckets of {metric} changed: fewer than five boundaries are common to reference and current window. Use a reference from after the change",
            BucketDefect.TooCoarse =>
                $"the buckets of {metric} are too coarse: fewer than five boundaries, or more than half of the reference in one bucket, so that a shift of half a deviation would not show. Give the exporter finer buckets",
            BucketDefect.Collapsed =>
                $"nearly all samples of {metric} fall into one inner bucket, while the reference is spread: probably a default replaces the values. Check their source before training on them",
            _ => "",
        };
}
