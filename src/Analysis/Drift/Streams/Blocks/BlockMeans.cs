using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Analysis.Drift.Streams.Seasons;

namespace MlOps.Analysis.Drift.Streams.Blocks;

/// <summary>
/// Means of the twenty-fourths of a window: few enough to be compared with each other, and nearer to a normal distribution than single
/// values.
/// </summary>
/// <param name="Past">Before the window that is judged, oldest first.</param>
/// <param name="Current">In the window that is judged, in order of time.</param>
/// <param name="Starts">Index within the window of the first moment of each of these.</param>
/// <param name="Length">Moments in a block.</param>
/// <param name="Deviation">Standard deviation of the past's single values.</param>
internal sealed record BlockMeans(double[] Past, double[] Current, int[] Starts, int Length, double Deviation)
{
    private const int InWindow = 24;

    /// <summary>Two weeks of windows of a day; what lies further back says little of today, and costs time.</summary>
    private const int MostPast = 14 * InWindow;

    /// <summary>Blocks without a value at half of their moments or more are left out.</summary>
    public static BlockMeans Of(Residuals residuals)
    {
        var length = Math.Max(1, (int)Math.Round(residuals.Current.Length / (double)InWindow));
        var past = Means(residuals.Past, length);
        var current = Means(residuals.Current, length);
        var values = residuals.Past.Where(double.IsFinite).ToArray();
        return new BlockMeans(
            [.. past.Select(block => block.Mean).TakeLast(MostPast)],
            [.. current.Select(block => block.Mean)],
            [.. current.Select(block => block.Start)],
            length,
            values.Length < 2 ? 0 : Math.Sqrt(Sums.Squares(values, Sums.Mean(values)) / (values.Length - 1))
        );
    }

    private static List<(double Mean, int Start)> Means(double[] values, int length)
    {
        List<(double, int)> means = [];
        for (var start = values.Length % length; start < values.Length; start += length)
        {
            var (sum, count) = (0.0, 0);
            foreach (var x in values.AsSpan(start, length))
            {
                (sum, count) = double.IsFinite(x) ? (sum + x, count + 1) : (sum, count);
            }

            if (2 * count >= length)
            {
                means.Add((sum / count, start));
            }
        }

        return means;
    }
}
