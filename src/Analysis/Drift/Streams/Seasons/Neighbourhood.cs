namespace MlOps.Analysis.Drift.Streams.Seasons;

/// <summary>Means of the values around each moment.</summary>
internal static class Neighbourhood
{
    /// <param name="values">NaN where there is none.</param>
    /// <param name="window">Moments in a window.</param>
    /// <param name="part">
    /// Part of a window that a neighbourhood takes: 0 for the moment alone; 1 for the whole windows, counted back from the end.
    /// </param>
    /// <returns>NaN where more than half of a neighbourhood has no value.</returns>
    public static double[] Means(double[] values, int window, double part)
    {
        var (n, half) = (values.Length, (int)Math.Round(window * part / 2));
        if (half == 0)
        {
            return values;
        }

        var (sums, counts) = UpTo(values);
        var means = new double[n];
        for (var i = 0; i < n; i++)
        {
            var last = n - ((n - 1 - i) / window * window);
            var (from, to) = part < 1 ? (Math.Max(0, i - half), Math.Min(n, i + half + 1)) : (Math.Max(0, last - window), last);
            var known = counts[to] - counts[from];
            means[i] = known > 0 && 2 * known >= to - from ? (sums[to] - sums[from]) / known : double.NaN;
        }

        return means;
    }

    private static (double[] Sums, int[] Counts) UpTo(double[] values)
    {
        var (sums, counts) = (new double[values.Length + 1], new int[values.Length + 1]);
        for (var i = 0; i < values.Length; i++)
        {
            var known = double.IsFinite(values[i]);
            sums[i + 1] = sums[i] + (known ? values[i] : 0);
            counts[i + 1] = counts[i] + (known ? 1 : 0);
        }

        return (sums, counts);
    }
}
