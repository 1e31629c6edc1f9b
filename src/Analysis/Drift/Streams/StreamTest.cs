using MlOps.Analysis.Drift.Streams.Blocks;
using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Analysis.Drift.Streams.Seasons;

namespace MlOps.Analysis.Drift.Streams;

/// <summary>
/// Replays a detector on a reference and the stream after it, from nothing, so that nothing has to be kept between two looks. No more than
/// once in a thousand windows without a change it exceeds its threshold, however much neighbouring values have in common.
/// </summary>
public static class StreamTest
{
    /// <summary>Fewer values say nothing of how a stream wanders.</summary>
    public const int LeastReference = 100;

    /// <summary>Fewer blocks give no autoregression.</summary>
    private const int LeastBlocks = 16;

    /// <summary>
    /// Of fewer blocks unlike the usual one a stream as long as the past would hold none once in a thousand times, e⁻⁷: they give no scale.
    /// </summary>
    private const int LeastUnlike = 7;

    /// <summary>
    /// ADWIN's own bound is 1 and DDM's 3, for values that are independent; what the reference does to itself may need more.
    /// </summary>
    private const double AdwinBound = 1;

    /// <summary>Compares the stream with its reference, of which no season is known.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="reference">In order of time.</param>
    /// <param name="current">The values after it, in order of time, at least one.</param>
    /// <param name="seed">The same seed gives the same threshold.</param>
    /// <returns>Null when the reference varies too seldom, or is too short, to give a scale or a threshold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value does not suit the detector; <see cref="Unsuitable"/> tells.</exception>
    public static StreamOutcome? Of(ChangeDetector detector, IReadOnlyList<double> reference, IReadOnlyList<double> current, int seed)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        return detector == ChangeDetector.Ddm
            ? OfOutcomes([.. reference], [.. current], seed)
            : Of(detector, Residuals.Of(reference, current), seed);
    }

    /// <summary>The same of values of which earlier seasons are known. Single outcomes have none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The detector is <see cref="ChangeDetector.Ddm"/>.</exception>
    public static StreamOutcome? Of(ChangeDetector detector, Residuals residuals, int seed)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        ArgumentOutOfRangeException.ThrowIfEqual((int)detector, (int)ChangeDetector.Ddm, nameof(detector));
        var blocks = BlockMeans.Of(residuals);
        if (blocks.Past.Length < LeastBlocks || blocks.Current.Length == 0)
        {
            return null;
        }

        var usual = blocks.Past.Order().ElementAt(blocks.Past.Length / 2);
        var unlike = blocks.Past.Count(block => block != usual);
        return unlike >= LeastUnlike
            ? detector == ChangeDetector.Cusum
                ? OfEvidence(blocks, Autoregression.Of(blocks.Past))
                : OfBlocks(detector, blocks, Autoregression.Of(blocks.Past), seed)
            : detector == ChangeDetector.Adwin && unlike == 0
                ? OfStill(blocks)
                : null;
    }

    /// <summary>The first value that the detector cannot take; null when it can take all.</summary>
    public static double? Unsuitable(ChangeDetector detector, IEnumerable<double> values) =>
        detector switch
        {
            ChangeDetector.Adwin => First(values, x => x is >= 0 and <= 1),
            ChangeDetector.Ddm => First(values, x => x is 0 or 1),
            _ => First(values, double.IsFinite),
        };

    private static StreamOutcome OfEvidence(BlockMeans blocks, Autoregression fit)
    {
        var (course, onset) = ShiftEvidence.Of(fit, blocks.Current, blocks.Deviation);
        return new StreamOutcome(Math.Max(0, course[^1]), ShiftEvidence.Threshold(fit), blocks.Starts[onset])
        {
            Course = [.. course.Select((value, i) => (blocks.Starts[i] + blocks.Length - 1, value))],
        };
    }

    /// <summary>
    /// Both sides are scaled by the long-run standard deviation of a block mean. For an autocorrelated stream that is a poor estimate, so
    /// each bootstrap stream estimates it anew, as the judged stream does.
    /// </summary>
    private static StreamOutcome? OfBlocks(ChangeDetector detector, BlockMeans blocks, Autoregression fit, int seed)
    {
        var (n, single) = (blocks.Past.Length, blocks.Deviation / Math.Sqrt(fit.Variance));
        double[] all = [.. blocks.Past, .. blocks.Current];
        var seen = BlockStatistics.Of(detector, all, n, fit, single, blocks.Length);
        var reached = SieveBootstrap.Threshold(blocks.Past, blocks.Current.Length, fit, Relative, seed) * Wide(fit);
        return double.IsFinite(seen.Value) && double.IsFinite(reached)
            ? new StreamOutcome(
                seen.Value,
                Math.Max(reached, detector == ChangeDetector.Adwin ? AdwinBound : 0),
                seen.Onset <= n ? 0 : blocks.Starts[Math.Min(seen.Onset - n, blocks.Starts.Length - 1)]
            )
            : null;

        double Relative(ReadOnlySpan<double> drawn)
        {
            var anew = Autoregression.Of(drawn[..n]);
            var value = BlockStatistics.Of(detector, drawn, n, anew, single, blocks.Length).Value;
            return double.IsFinite(value) ? value / Wide(anew) : value;
        }
    }

    /// <summary>Where the past never varied its bound is all that ADWIN has.</summary>
    private static StreamOutcome OfStill(BlockMeans blocks)
    {
        var seen = Adwin.OfBlocks([.. blocks.Past, .. blocks.Current], blocks.Past.Length, blocks.Length, blocks.Length);
        return new StreamOutcome(
            seen.Value,
            AdwinBound,
            blocks.Starts[Math.Clamp(seen.Onset - blocks.Past.Length, 0, blocks.Starts.Length - 1)]
        );
    }

    private static double Wide(Autoregression fit) => Math.Sqrt(fit.LongRunVariance / fit.Variance);

    private static StreamOutcome? OfOutcomes(double[] reference, double[] current, int seed)
    {
        var n = reference.Length;
        double[] all = [.. reference, .. current];
        var seen = Ddm.Run(reference, current);
        var reached = BlockBootstrap.Threshold(reference, all.Length, stream => Ddm.Run(stream[..n], stream[n..]), seed);
        return double.IsFinite(seen.Value) && double.IsFinite(reached)
            ? new StreamOutcome(seen.Value, Math.Max(reached, Ddm.Drift), seen.Onset)
            : null;
    }

    private static double? First(IEnumerable<double> values, Func<double, bool> suits)
    {
        foreach (var value in values)
        {
            if (!suits(value))
            {
                return value;
            }
        }

        return null;
    }
}
