namespace MlOps.Operator.Tests.Drift.Support;

/// <summary>Normal values that are the same in each run.</summary>
internal static class Noise
{
    public static double[] Of(int seed, int n, double mean = 0)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, n)
                .Select(_ => mean + (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))),
        ];
    }

    /// <summary>Outcomes of which so many are 1.</summary>
    public static double[] Outcomes(int seed, int n, double rate)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() < rate ? 1.0 : 0)];
    }
}
