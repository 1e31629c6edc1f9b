using MlOps.Analysis.Drift.Streams.Detectors;

namespace MlOps.Analysis.Drift.Streams.Blocks;

/// <summary>Page-Hinkley and ADWIN on the blocks of a past and the window after it.</summary>
internal static class BlockStatistics
{
    /// <summary>The statistic; infinite where the past has no scale.</summary>
    /// <param name="detector">One of the two.</param>
    /// <param name="blocks">Past and window in one piece.</param>
    /// <param name="past">Blocks of the past.</param>
    /// <param name="fit">The autoregression of that past.</param>
    /// <param name="single">Deviation of single values in deviations of blocks.</param>
    /// <param name="length">Moments in a block.</param>
    public static StreamStatistic Of(
        ChangeDetector detector,
        ReadOnlySpan<double> blocks,
        int past,
        Autoregression fit,
        double single,
        int length
    )
    {
        if (!(fit.Variance > 0))
        {
            return new StreamStatistic(double.PositiveInfinity, past);
        }

        if (detector == ChangeDetector.Adwin)
        {
            return Adwin.OfBlocks(blocks, past, length, single * single);
        }

        // In deviations of single values, as the slack is.
        var scores = new double[blocks.Length];
        var scale = single * Math.Sqrt(fit.Variance);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (blocks[i] - fit.Mean) / scale;
        }

        var found = PageHinkley.Run(scores, past);
        return found with { Value = found.Value * length };
    }
}
