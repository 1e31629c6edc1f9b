using MlOps.EndToEnd.BackfilledHistory.Native;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>A counter by category, each with its share at each moment. One that has no share yet has no series yet.</summary>
internal sealed class SimulatedCategories(string name, string label, Func<DateTimeOffset, IReadOnlyDictionary<string, double>> shares)
    : ISimulatedMetric
{
    private readonly Dictionary<string, long> _counts = [];

    public int Serve(double expected, DateTimeOffset at, Chance chance)
    {
        var all = 0;
        foreach (var (category, share) in shares(at))
        {
            // A series that begins with its first event hides it, so each begins at 0 in the scrape before.
            var events = _counts.ContainsKey(category) ? chance.Poisson(expected * share) : 0;
            _counts[category] = _counts.GetValueOrDefault(category) + events;
            all += events;
        }

        return all;
    }

    public void Write(OpenMetricsText text, string pod, DateTimeOffset at)
    {
        foreach (var (category, count) in _counts)
            text.Sample($"{name}{{pod=\"{pod}\",{label}=\"{category}\"}}", count, at);
    }

    public void Reset()
    {
        foreach (var category in _counts.Keys)
            _counts[category] = 0;
    }
}
