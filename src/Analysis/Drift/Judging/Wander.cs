namespace MlOps.Analysis.Drift.Judging;

/// <summary>
/// What a signal's reference does to itself: the noise floor supposes independent samples, and an hourly mean that wanders by 0.2 σ exceeds it
/// 98 % of the time (simulated).
/// </summary>
public static class Wander
{
    private const double Quantile = 0.99;

    /// <summary>The 99th percentile of a measure between past windows of the reference of the same season; the largest while there are fewer than a hundred; 0 without any.</summary>
    /// <param name="values">The measure between pairs of such windows.</param>
    public static double Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0 ? 0 : values.Order().ElementAt((int)Math.Ceiling(Quantile * values.Count) - 1);
    }
}
