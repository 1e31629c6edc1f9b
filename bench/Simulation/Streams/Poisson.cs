using MlOps.Analysis.Statistics;

namespace MlOps.Bench.Simulation.Streams;

/// <summary>Draws how many requests arrive in an interval.</summary>
internal static class Poisson
{
    private const double RejectionFrom = 10;

    /// <summary>
    /// A Poisson count: by inversion where it is small, else by Hörmann's transformed rejection (PTRS; Insurance: Math. Econ. 12, 1993).
    /// </summary>
    /// <param name="random">The seeded source.</param>
    /// <param name="mean">The mean, at least 0.</param>
    public static int Draw(Random random, double mean) => mean < RejectionFrom ? Invert(random, mean) : Reject(random, mean);

    private static int Invert(Random random, double mean)
    {
        var (left, probability, count) = (random.NextDouble(), Math.Exp(-mean), 0);
        while (left > probability && probability > 0)
        {
            left -= probability;
            probability *= mean / ++count;
        }

        return count;
    }

    private static int Reject(Random random, double mean)
    {
        var b = 0.931 + (2.53 * Math.Sqrt(mean));
        var a = -0.059 + (0.02483 * b);
        var hat = 1.1239 + (1.1328 / (b - 3.4));
        var squeeze = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = random.NextDouble();
            var edge = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / edge) + b) * u) + mean + 0.43);
            if (edge >= 0.07 && v <= squeeze)
            {
                return (int)k;
            }

            if (
                k >= 0
                && (edge >= 0.013 || v <= edge)
                && Math.Log(v * hat / ((a / (edge * edge)) + b)) <= (k * Math.Log(mean)) - mean - SpecialFunctions.LogGamma(k + 1)
            )
            {
                return (int)k;
            }
        }
    }
}
