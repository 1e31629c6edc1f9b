using MlOps.Analysis.Drift.Streams;

namespace MlOps.Bench.Simulation.Drift.Values;

/// <summary>
/// How the operator judged a stream before: Page's cumulative sums of values against the one mean of the same windows of the seasons
/// before, with the second largest of 1,000 block bootstraps as threshold, and lasting only over two windows that share no value.
/// </summary>
public static class OneMeanRule
{
    private const int Window = ValueCourse.Day;
    private const double Slack = 0.25;

    /// <summary>One look at the window that ends before a moment.</summary>
    public static bool Evaluate(double[] values, int end, int kept, int seed)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] before =
        [
            .. Enumerable
                .Range(1, Math.Min(kept, 4))
                .Reverse()
                .SelectMany(season => values[(end - (season * ValueCourse.Week) - Window)..(end - (season * ValueCourse.Week))])
                .Where(double.IsFinite),
        ];
        double[] now = [.. values[(end - Window)..end].Where(double.IsFinite)];
        if (before.Length < StreamTest.LeastReference || 2 * now.Length < Window)
        {
            return false;
        }

        double[] all = [.. before, .. now];
        var seen = Reached(all, before.Length);
        var (exceeded, block, random, drawn) = (0, BlockBootstrap.BlockLength(before), new Random(seed), new double[all.Length]);
        for (var i = 0; i < 1000 && exceeded < 2; i++)
        {
            var from = 0;
            for (var at = 0; at < drawn.Length; at++, from++)
            {
                from = at % block == 0 ? random.Next(before.Length) : from;
                drawn[at] = before[from % before.Length];
            }

            exceeded += Reached(drawn, before.Length) >= seen ? 1 : 0;
        }

        return exceeded < 2;
    }

    private static double Reached(double[] values, int reference)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < reference; i++)
        {
            (sum, squares) = (sum + values[i], squares + (values[i] * values[i]));
        }

        var mean = sum / reference;
        var deviation = Math.Sqrt((squares - (sum * mean)) / (reference - 1));
        var (up, down, most) = (0.0, 0.0, 0.0);
        for (var i = reference; i < values.Length; i++)
        {
            var z = (values[i] - mean) / deviation;
            up = Math.Max(0, up + z - Slack);
            down = Math.Max(0, down - z - Slack);
            most = Math.Max(most, Math.Max(up, down));
        }

        return most;
    }
}
