using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Operator.Signals.Distributions;

/// <summary>What is wrong with buckets, and what to do about it, in words.</summary>
internal static class LadderText
{
    public static string Of(LadderDefect defect, string metric) =>
        defect switch
        {
            LadderDefect.Empty => $"{metric} has no buckets",
            LadderDefect.NoInfinity => $"{metric} has no bucket +Inf, so its total is unknown; the exporter or a relabeling rule drops it",
            LadderDefect.NotFinite => $"{metric} has buckets that are not numbers",
            LadderDefect.BucketLayoutChanged =>
                $"the buckets of {metric} changed: fewer than five boundaries are common to reference and current window. Use a reference from after the change",
            LadderDefect.LadderTooCoarse =>
                $"the buckets of {metric} are too coarse: fewer than five boundaries, or more than half of the reference in one bucket, so that a shift of half a deviation would not show. Give the exporter finer buckets",
            LadderDefect.Collapsed =>
                $"nearly all samples of {metric} fall into one inner bucket, while the reference is spread: probably a default replaces the values. Check their source before training on them",
            _ => "",
        };
}
