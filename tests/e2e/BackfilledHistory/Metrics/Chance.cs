namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>Chance that is the same at each run.</summary>
internal sealed class Chance(int seed)
{
    /// <summary>From here on the normal distribution is as good.</summary>
    private const double Large = 30;

    private readonly Random _random = new(seed);

    /// <summary>How many events there are where so many are expected.</summary>
    public int Poisson(double expected)
    {
        if (expected > Large)
            return (int)Math.Max(0, Math.Round(expected + (Math.Sqrt(expected) * Normal())));
        var (count, left, product) = (0, Math.Exp(-expected), _random.NextDouble());
        for (; product > left; count++)
            product *= _random.NextDouble();
        return count;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
