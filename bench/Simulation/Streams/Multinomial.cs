namespace MlOps.Bench.Simulation.Streams;

/// <summary>Draws bucket counts directly, which is as good as drawing every sample and much faster.</summary>
internal static class Multinomial
{
    /// <summary>Spreads <paramref name="samples"/> over the buckets and adds them to <paramref name="counts"/>.</summary>
    /// <param name="random">The seeded source.</param>
    /// <param name="samples">How many, at least 0.</param>
    /// <param name="masses">Probability of each bucket; together 1.</param>
    /// <param name="counts">One for each bucket.</param>
    public static void Add(Random random, int samples, ReadOnlySpan<double> masses, Span<double> counts)
    {
        var rest = 1.0;
        for (var i = 0; i < masses.Length - 1 && samples > 0; i++)
        {
            var drawn = BinomialDraw.Of(random, samples, rest > 0 ? Math.Clamp(masses[i] / rest, 0, 1) : 0);
            counts[i] += drawn;
            samples -= drawn;
            rest -= masses[i];
        }

        counts[masses.Length - 1] += samples;
    }
}
