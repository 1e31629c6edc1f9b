using System.Globalization;
using MlOps.EndToEnd.BackfilledHistory.Native;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>A classic histogram.</summary>
internal sealed class SimulatedHistogram(string name, Spread spread, params double[] edges) : ISimulatedMetric
{
    private readonly long[] _counts = new long[edges.Length + 1];
    private double _sum;

    /// <summary>Ten boundaries; no bucket between them holds more than a third of steady values.</summary>
    public static double[] Tens { get; } = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

    public int Serve(double expected, DateTimeOffset at, Chance chance)
    {
        var (all, below) = (0, 0.0);
        for (var i = 0; i <= edges.Length; i++)
        {
            var upTo = i < edges.Length ? spread.UpTo(edges[i], at) : 1;
            var events = chance.Poisson(expected * (upTo - below));
            below = upTo;
            _counts[i] += events;
            _sum += events * Middle(i);
            all += events;
        }

        return all;
    }

    public void Write(OpenMetricsText text, string pod, DateTimeOffset at)
    {
        var all = 0L;
        for (var i = 0; i <= edges.Length; i++)
        {
            all += _counts[i];
            var le = i < edges.Length ? edges[i].ToString("0.0###", CultureInfo.InvariantCulture) : "+Inf";
            text.Sample($"{name}_bucket{{pod=\"{pod}\",le=\"{le}\"}}", all, at);
        }

        text.Sample($"{name}_count{{pod=\"{pod}\"}}", all, at);
        text.Sample($"{name}_sum{{pod=\"{pod}\"}}", _sum, at);
    }

    public void Reset()
    {
        Array.Clear(_counts);
        _sum = 0;
    }

    private double Middle(int bin) =>
        bin == edges.Length ? edges[^1] + 5 : (bin == 0 ? edges[0] - 10 + edges[0] : edges[bin - 1] + edges[bin]) / 2;
}
