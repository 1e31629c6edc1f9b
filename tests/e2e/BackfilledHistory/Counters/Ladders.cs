using static MlOps.EndToEnd.BackfilledHistory.Counters.CounterHistory;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>Histograms whose boundaries are not the same everywhere.</summary>
internal static class Ladders
{
    public const string Histogram = "duration_seconds";

    /// <summary>Since ten minutes a new revision serves, whose exporter has other boundaries; all requests are fast.</summary>
    public static CounterHistory NewLadder { get; } =
        Of("newladder", 60, OldHash, t => t <= 3000 ? 20 * t : null, ("0.25", 1), ("1", 1))
            .Also(Hash, 60, t => t >= 3000 ? 20 * (t - 3000) : null, ("0.3", 1), ("1", 1));

    /// <summary>The old revision lacked the boundary, the new one has it, and a tenth is slow.</summary>
    public static CounterHistory NewBoundary { get; } =
        Of("newboundary", 60, OldHash, t => t <= 1800 ? 20 * t : null, ("0.5", 1))
            .Also(Hash, 60, t => t >= 1800 ? 20 * (t - 1800) : null, ("0.25", 0.9), ("0.5", 1));

    /// <summary>One pod writes 1, the other 1.0; a tenth is slow at each.</summary>
    public static CounterHistory TwoSpellings { get; } =
        Of("spellings", 20, Hash, t => 8.5 * t, ("1", 0.9), ("2", 1)).Also(Hash, 20, t => 8.5 * t, 2, ("1.0", 0.9), ("2.0", 1));

    /// <summary>Half an hour ago the server began to write 1.0 instead of 1; all requests are fast.</summary>
    public static CounterHistory Respelt { get; } =
        new CounterHistory("respelt")
            .With(Histogram + "_count", "", 60, Steady(20))
            .With(Histogram + "_bucket", "le=\"1\"", 60, t => t <= 1800 ? Math.Floor(20 * t) : null)
            .With(Histogram + "_bucket", "le=\"1.0\"", 60, t => t > 1800 ? Math.Floor(20 * t) : null);

    public static IReadOnlyList<CounterHistory> All { get; } = [NewLadder, NewBoundary, TwoSpellings, Respelt];

    private static CounterHistory Of(
        string model,
        double minutes,
        string hash,
        Func<double, double?> at,
        params (string Le, double Share)[] buckets
    ) => new CounterHistory(model).Also(hash, minutes, at, buckets);

    private static CounterHistory Also(
        this CounterHistory history,
        string hash,
        double minutes,
        Func<double, double?> at,
        params (string Le, double Share)[] buckets
    ) => history.Also(hash, minutes, at, 1, buckets);

    private static CounterHistory Also(
        this CounterHistory history,
        string hash,
        double minutes,
        Func<double, double?> at,
        int n,
        params (string Le, double Share)[] buckets
    )
    {
        var pod = history.Pod(n, hash);
        history.With(Histogram + "_count", "", minutes, t => at(t) is { } v ? Math.Floor(v) : null, pod);
        foreach (var (le, share) in buckets.Append(("+Inf", 1)))
            history.With(Histogram + "_bucket", $"le=\"{le}\"", minutes, t => at(t) is { } v ? Math.Floor(v * share) : null, pod);
        return history;
    }
}
