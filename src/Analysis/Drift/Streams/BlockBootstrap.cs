using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Drift.Streams;

/// <summary>
/// What a detector reaches on streams that are the reference itself, cut into blocks and put together anew (Künsch, Ann. Stat. 17, 1989):
/// blocks keep what neighbours have in common, so that a signal that wanders gets the threshold that it needs.
/// </summary>
public static class BlockBootstrap
{
    /// <summary>The largest of 999 is what the next one exceeds once in a thousand times.</summary>
    private const int Resamples = 999;

    /// <summary>What one such stream in a thousand exceeds.</summary>
    /// <param name="reference">Values of the reference, at least 2 blocks of them.</param>
    /// <param name="length">Length of the streams that will be judged.</param>
    /// <param name="detector">The statistic.</param>
    /// <param name="seed">The same seed gives the same threshold: nothing needs to be kept.</param>
    public static double Threshold(
        ReadOnlySpan<double> reference,
        int length,
        Func<ReadOnlySpan<double>, StreamStatistic> detector,
        int seed
    )
    {
        ArgumentNullException.ThrowIfNull(detector);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(reference.Length, 2);
        var block = BlockLength(reference);
        var random = new SeededSequence(seed);
        var stream = new double[length];
        var most = double.NegativeInfinity;
        for (var i = 0; i < Resamples; i++)
        {
            for (var at = 0; at < length; at += block)
            {
                Fill(stream.AsSpan(at, Math.Min(block, length - at)), reference, random.Next(reference.Length));
            }

            most = Math.Max(most, detector(stream).Value);
        }

        return most;
    }

    /// <summary>
    /// Long enough for what neighbours have in common: ten times the sum of the autocorrelations, at least n^⅓, at most half of the
    /// reference.
    /// </summary>
    public static int BlockLength(ReadOnlySpan<double> reference)
    {
        var n = reference.Length;
        var least = Math.Ceiling(Math.Cbrt(n));
        return (int)Math.Max(1, Math.Min(n / 2, Math.Max(least, Math.Ceiling(10 * (Autocorrelation.Time(reference) - 1)))));
    }

    /// <summary>
    /// Round the end, so that every value is as likely as every other (Politis, Romano, 1992); a block is shorter than the reference.
    /// </summary>
    private static void Fill(Span<double> block, ReadOnlySpan<double> reference, int from)
    {
        var first = Math.Min(block.Length, reference.Length - from);
        reference.Slice(from, first).CopyTo(block);
        reference[..(block.Length - first)].CopyTo(block[first..]);
    }
}
