namespace MlOps.Analysis.Bursts;

/// <summary>Sums of numbers that are known by their logarithms.</summary>
internal static class LogSum
{
    /// <summary>ln(eᵃ + eᵇ).</summary>
    public static double Of(double a, double b)
    {
        var (small, large) = a < b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(small) ? large : large + Math.Log(1 + Math.Exp(small - large));
    }
}
