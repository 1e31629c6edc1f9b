using MlOps.Analysis.Counters;

namespace MlOps.Operator.Tests.Judging;

/// <summary>A counter as Prometheus stores it.</summary>
internal static class Counter
{
    public const double Interval = 15;

    /// <summary>The moment of the promotion, in unix seconds.</summary>
    public static double Start { get; } = Facts.Promoted.ToUnixTimeSeconds();

    /// <summary>Zero at the start, then so many more by scrape.</summary>
    public static CounterSeries Growing(double each, int scrapes, double start = double.NaN, string pod = "fraud-h2-a") =>
        new(
            new Dictionary<string, string> { ["pod"] = pod },
            [.. Enumerable.Range(0, scrapes + 1).Select(i => new Sample((double.IsNaN(start) ? Start : start) + (i * Interval), each * i))]
        );
}
