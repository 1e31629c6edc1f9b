using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Drift.Judging;

/// <summary>
/// What a signal's reference does to itself: the noise floor supposes independent samples, and an hourly mean that wanders by 0.2 σ exceeds it
/// 98 % of the time (simulated).
/// </summary>
public static class Wander
{
    private const double Quantile = 0.99;

    /// <summary>From so many on their own percentile is known.</summary>
    private const int Many = 100;

    /// <summary>Of fewer the scatter is not: Student's t asks for 32 deviations with two.</summary>
    private const int Few = 3;

    /// <summary>
    /// What a measure between two past windows of the reference, of the same season, stays below in 99 of 100 cases: their 99th percentile; while there
    /// are fewer than a hundred the limit for one more value of their kind, mean + t·s·√(1 + 1/k) (Hahn and Meeker, Statistical Intervals, 1991, 4.8), and
    /// never less than the largest; of fewer than three the largest; 0 without any.
    /// </summary>
    /// <remarks>The largest of four alone is what every fifth window exceeds: a mean that wanders would be called drift nearly as often as without it (simulated).</remarks>
    /// <param name="values">The measure between pairs of such windows.</param>
    public static double Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0 ? 0
            : values.Count >= Many ? values.Order().ElementAt((int)Math.Ceiling(Quantile * values.Count) - 1)
            : values.Count >= Few ? Math.Max(values.Max(), NextOf(values))
            : values.Max();
    }

    private static double NextOf(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return mean + (StudentQuantile.Upper(1 - Quantile, values.Count - 1) * Math.Sqrt(variance * (1 + (1.0 / values.Count))));
    }
}
