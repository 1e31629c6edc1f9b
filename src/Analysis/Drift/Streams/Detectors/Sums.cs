namespace MlOps.Analysis.Drift.Streams.Detectors;

/// <summary>
/// Sums over streams, in the order of the values: a bootstrap takes them millions of times, and every machine must find the same.
/// </summary>
internal static class Sums
{
    public static double Of(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var x in values)
        {
            sum += x;
        }

        return sum;
    }

    public static double Mean(ReadOnlySpan<double> values) => Of(values) / values.Length;

    /// <summary>The sum of the squared distances from a mean.</summary>
    public static double Squares(ReadOnlySpan<double> values, double mean)
    {
        var sum = 0.0;
        foreach (var x in values)
        {
            sum += (x - mean) * (x - mean);
        }

        return sum;
    }
}
