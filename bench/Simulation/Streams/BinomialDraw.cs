using MlOps.Analysis.Statistics;

namespace MlOps.Bench.Simulation.Streams;

/// <summary>Draws how many of so many samples fall into a bucket.</summary>
internal static class BinomialDraw
{
    private const double RejectionFrom = 10;

    /// <summary>
    /// A binomial count: by inversion where few are expected, else by Hörmann's transformed rejection (BTRS; J. Stat. Comput. Simul. 46,
    /// 1993).
    /// </summary>
    /// <param name="random">The seeded source.</param>
    /// <param name="trials">Samples, at least 0.</param>
    /// <param name="probability">Of each, from 0 to 1.</param>
    public static int Of(Random random, int trials, double probability) =>
        probability > 0.5 ? trials - Of(random, trials, 1 - probability)
        : probability <= 0 || trials == 0 ? 0
        : trials * probability < RejectionFrom ? Invert(random, trials, probability)
        : Reject(random, trials, probability);

    private static int Invert(Random random, int trials, double p)
    {
        var (left, term, count) = (random.NextDouble(), Math.Pow(1 - p, trials), 0);
        while (left > term && count < trials)
        {
            left -= term;
            count++;
            term *= (trials - count + 1) * p / (count * (1 - p));
        }

        return count;
    }

    private static int Reject(Random random, int trials, double p)
    {
        var deviation = Math.Sqrt(trials * p * (1 - p));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * p);
        var alpha = (2.83 + (5.1 / b)) * deviation;
        var mode = Math.Floor((trials + 1) * p);
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = random.NextDouble();
            var edge = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / edge) + b) * u) + (trials * p) + 0.5);
            if (edge >= 0.07 && v <= 0.92 - (4.2 / b))
            {
                return (int)k;
            }

            if (
                k >= 0
                && k <= trials
                && Math.Log(v * alpha / ((a / (edge * edge)) + b))
                    <= LogWays(trials, k) - LogWays(trials, mode) + ((k - mode) * Math.Log(p / (1 - p)))
            )
            {
                return (int)k;
            }
        }
    }

    /// <summary>ln of the binomial coefficient, but for what does not depend on k.</summary>
    private static double LogWays(int trials, double k) => -SpecialFunctions.LogGamma(k + 1) - SpecialFunctions.LogGamma(trials - k + 1);
}
