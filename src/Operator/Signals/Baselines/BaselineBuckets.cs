using System.Globalization;
using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Operator.Signals.Baselines;

/// <summary>Between the ladders of the analysis and those of a <see cref="Baseline"/>; there and back is the same ladder.</summary>
internal static class BaselineBuckets
{
    public static BaselineSignal With(this BaselineSignal signal, HistogramBuckets ladder) =>
        ladder.Populated.Count > 0
            ? signal with
            {
                Samples = ladder.Total,
                Native =
                [
                    .. ladder.Populated.Select(b => new BaselineRange
                    {
                        Lower = Text(b.Lower),
                        Upper = Text(b.Upper),
                        Count = b.Count,
                    }),
                ],
            }
            : signal with
            {
                Samples = ladder.Total,
                Buckets =
                [
                    .. ladder.Edges.Select(e => new BaselineBucket { Le = Text(e), Count = ladder.UpTo(e)!.Value }),
                    new BaselineBucket { Le = "+Inf", Count = ladder.Total },
                ],
            };

    /// <returns>The ladder; or, in words, what is wrong with it.</returns>
    public static (HistogramBuckets? HistogramBuckets, string? Problem) Of(BaselineSignal signal)
    {
        if (signal.Native is { Count: > 0 and <= Baseline.MostBins } native && !native.Contains(null!))
            return Checked(HistogramBuckets.OfNative(native.Select(b => new Bucket(Number(b.Lower), Number(b.Upper), b.Count))));
        if (signal.Buckets is not { Count: > 0 and <= Baseline.MostBins } buckets || buckets.Contains(null!))
            return (null, $"has no buckets, or more than {Baseline.MostBins}");
        var bounds = buckets.Select(b => Number(b.Le)).ToList();
        if (bounds.Zip(bounds.Skip(1)).Any(pair => !(pair.First < pair.Second)))
            return (null, "has bounds that are not increasing");
        if (buckets.Zip(buckets.Skip(1)).Any(pair => pair.First.Count > pair.Second.Count))
            return (null, "has counts that decrease from one bound to the next, although they are cumulative");
        return Checked(HistogramBuckets.OfClassic(bounds.Zip(buckets, (le, b) => (le, b.Count))));
    }

    private static (HistogramBuckets? HistogramBuckets, string? Problem) Checked(HistogramBuckets ladder) =>
        ladder.Defect switch
        {
            BucketDefect.None => (ladder, null),
            BucketDefect.NoInfinity => (null, "has no bucket +Inf"),
            _ => (null, "has bounds or counts that are not numbers, or negative counts"),
        };

    private static string Text(double bound) =>
        double.IsPositiveInfinity(bound) ? "+Inf"
        : double.IsNegativeInfinity(bound) ? "-Inf"
        : bound.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string? text) =>
        text switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound)
                ? bound
                : double.NaN,
        };
}
