using MlOps.EndToEnd.BackfilledHistory.Native;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>
/// Counters of one model's pods as scrapes found them, every 15 s until <see cref="End"/>. What a function does not give at a moment was
/// not there.
/// </summary>
internal sealed class CounterHistory(string model)
{
    public const string Namespace = "shop";

    public const string Hash = "abcdef0123";

    /// <summary>The revision before.</summary>
    public const string OldHash = "0123abcdef";

    public static DateTimeOffset End { get; } = new(2025, 6, 18, 12, 0, 0, TimeSpan.Zero);

    private const double Interval = 15;

    private readonly List<(string Series, double From, Func<double, double?> At)> _series = [];

    public string Model => model;

    public string Pod(int n = 1, string hash = Hash) => $"{model}-{hash}-{n}";

    /// <param name="metric">Name of the counter.</param>
    /// <param name="labels">Its own labels, as <c>code="500"</c>; job, instance and namespace are added.</param>
    /// <param name="minutes">For how many minutes before the end it may have samples.</param>
    /// <param name="at">Its value so many seconds after its first moment; null where it has none.</param>
    /// <param name="pod">The pod, by default the first one of the new revision.</param>
    /// <param name="job">The scrape job.</param>
    public CounterHistory With(
        string metric,
        string labels,
        double minutes,
        Func<double, double?> at,
        string? pod = null,
        string job = "pods"
    )
    {
        pod ??= Pod();
        var own = labels.Length == 0 ? "" : labels + ",";
        _series.Add(($"{metric}{{{own}namespace=\"{Namespace}\",pod=\"{pod}\",instance=\"{pod}:8080\",job=\"{job}\"}}", minutes * 60, at));
        return this;
    }

    /// <summary>The same rate of requests all the time, spread evenly over the scrapes.</summary>
    public static Func<double, double?> Steady(double perSecond, double start = 0) => t => Math.Floor(start + (perSecond * t));

    public void Write(OpenMetricsText text)
    {
        foreach (var (series, from, at) in _series)
        {
            for (var t = 0.0; t <= from; t += Interval)
            {
                if (at(t) is { } value)
                    text.Sample(series, value, End.AddSeconds(t - from));
            }
        }
    }
}
