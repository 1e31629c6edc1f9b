namespace MlOps.Bench.Simulation.Streams;

/// <summary>The standard normal distribution.</summary>
internal static class Gaussian
{
    /// <summary>A draw (Box and Muller, Ann. Math. Stat. 29, 1958).</summary>
    public static double Draw(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>
    /// P(Z ≤ <paramref name="x"/>) to 1e-7, which no simulated sample is large enough to notice (Abramowitz &amp; Stegun 26.2.17).
    /// </summary>
    public static double Cdf(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var tail =
            Math.Exp(-x * x / 2)
            / Math.Sqrt(2 * Math.PI)
            * t
            * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }
}
