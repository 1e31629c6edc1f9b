using Prometheus;

namespace MlOps.FaultyModel;

/// <summary>A feature of the requests, as a service would export it that watches what it is asked.</summary>
internal sealed class Amounts(FaultyModelOptions options, IMetricFactory metrics)
{
    private const double Deviation = 20;

    private readonly Lock _lock = new();
    private readonly Random _random = new(options.Seed);
    private readonly Histogram _amount = metrics.CreateHistogram(
        "faulty_model_amount",
        "Amount of a request",
        new HistogramConfiguration { Buckets = Histogram.LinearBuckets(30, 10, 16) }
    );

    /// <summary>Normally distributed (Box, Muller, Ann. Math. Stat. 29, 1958).</summary>
    public void Next()
    {
        lock (_lock)
        {
            var z = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
            _amount.Observe(options.AmountMean + (Deviation * z));
        }
    }
}
