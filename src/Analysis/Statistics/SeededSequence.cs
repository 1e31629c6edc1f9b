namespace MlOps.Analysis.Statistics;

/// <summary>
/// Numbers that look random and are a function of the seed alone, on every machine and in every version (splitmix64; Steele et al., OOPSLA
/// 2014).
/// </summary>
internal struct SeededSequence(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>The next number from 0 to below <paramref name="limit"/>; its bias, limit/2⁶⁴, is beyond notice.</summary>
    public int Next(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)Math.BigMul(z ^ (z >> 31), (ulong)limit, out _);
    }
}
