namespace MlOps.Bench.Simulation.Streams;

/// <summary>One independent seed per stream, so that runs may be computed in any order and on any number of cores.</summary>
public static class Seeds
{
    /// <summary>
    /// A source for the stream that <paramref name="parts"/> name; the same on every machine (splitmix64; Steele et al., OOPSLA 2014).
    /// </summary>
    public static Random Of(params ReadOnlySpan<long> parts)
    {
        ulong state = 0x9E3779B97F4A7C15;
        foreach (var part in parts)
        {
            state = Mix(state ^ (ulong)part) + 0x9E3779B97F4A7C15;
        }

        return new Random((int)(Mix(state) >> 33));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
