using MlOps.EndToEnd.BackfilledHistory.Native;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>A counter of a share of the events.</summary>
internal sealed class SimulatedCounter(string name, Func<DateTimeOffset, double> share) : ISimulatedMetric
{
    private long _count;

    public int Serve(double expected, DateTimeOffset at, Chance chance)
    {
        var events = chance.Poisson(expected * share(at));
        _count += events;
        return events;
    }

    public void Write(OpenMetricsText text, string pod, DateTimeOffset at) => text.Sample($"{name}{{pod=\"{pod}\"}}", _count, at);

    public void Reset() => _count = 0;
}
