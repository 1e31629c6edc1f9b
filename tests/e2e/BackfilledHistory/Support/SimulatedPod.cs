using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Native;

namespace MlOps.EndToEnd.BackfilledHistory.Support;

/// <summary>A simulated pod, which was scraped at some moments.</summary>
internal sealed class SimulatedPod(string name, params ISimulatedMetric[] metrics)
{
    /// <summary>From one scrape to the next: what was served, and how much of it no scrape can have seen.</summary>
    private readonly List<(DateTimeOffset Until, int Served, int Hidden)> _served = [];

    /// <summary>Requests in a second.</summary>
    public Func<DateTimeOffset, double> Rate { get; init; } = _ => 1;

    /// <summary>When its container started anew; each lies between two scrapes.</summary>
    public IReadOnlyCollection<DateTimeOffset> Restarts { get; init; } = [];

    public SimulatedPod Simulate(OpenMetricsText text, Chance chance, IEnumerable<DateTimeOffset> scrapes)
    {
        DateTimeOffset? before = null;
        foreach (var at in scrapes)
        {
            var (served, hidden) = before is { } last ? Serve(last, at, chance) : (0, 0);
            _served.Add((at, served, hidden));
            foreach (var metric in metrics)
                metric.Write(text, name, at);
            before = at;
        }

        return this;
    }

    /// <summary>What happened in a window, in events of its first metric.</summary>
    public (int Served, int Hidden) In(DateTimeOffset from, DateTimeOffset to)
    {
        var within = _served.Where(s => s.Until > from && s.Until <= to).ToList();
        return (within.Sum(s => s.Served), within.Sum(s => s.Hidden));
    }

    private (int Served, int Hidden) Serve(DateTimeOffset from, DateTimeOffset to, Chance chance)
    {
        var (all, hidden, begin) = (0, 0, from);
        foreach (var restart in Restarts.Where(r => r > from && r < to).Order())
        {
            hidden += Serve((restart - begin).TotalSeconds, restart, chance);
            foreach (var metric in metrics)
                metric.Reset();
            begin = restart;
        }

        all = hidden + Serve((to - begin).TotalSeconds, to, chance);
        return (all, hidden);
    }

    private int Serve(double seconds, DateTimeOffset at, Chance chance) =>
        metrics.Select(m => m.Serve(seconds * Rate(at), at, chance)).ToList()[0];
}
