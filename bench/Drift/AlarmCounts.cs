using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift;

/// <summary>The rules in the order of the tables, and how often each alarms.</summary>
internal static class AlarmCounts
{
    /// <summary>Ours first; then ours if it looked once, as the others do.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    ["MLOps Operator", "MLOps Operator, one look", .. OtherRules.All.Select(rule => rule.Name)];

    /// <summary>Whether a rule alarms at a look.</summary>
    public static bool Alarms(DriftLook look, int rule) =>
        rule switch
        {
            0 => look.Ours,
            1 => look.OnceOnly,
            _ => look.Others[rule - 2],
        };

    /// <summary>Alarms of a rule among all looks.</summary>
    public static int Count(IEnumerable<IReadOnlyList<DriftLook>> streams, int rule) =>
        streams.Sum(stream => stream.Count(look => Alarms(look, rule)));

    /// <summary>Alarms of each rule per thousand looks.</summary>
    public static IReadOnlyList<double> PerThousand(IReadOnlyCollection<IReadOnlyList<DriftLook>> streams) =>
        [.. Enumerable.Range(0, Rules.Count).Select(rule => 1000.0 * Count(streams, rule) / streams.Sum(stream => stream.Count))];

    /// <summary>
    /// Alarms of our rule per thousand looks with what they may be off by (95 %): alarms come in streaks, so it is the scatter between
    /// streams that tells, each of which is independent of the others.
    /// </summary>
    public static string PerThousandWithError(IReadOnlyCollection<IReadOnlyList<DriftLook>> streams)
    {
        var rates = streams.Select(stream => 1000.0 * stream.Count(look => look.Ours) / stream.Count).ToArray();
        var mean = rates.Average();
        var error = 1.96 * Math.Sqrt(rates.Sum(rate => (rate - mean) * (rate - mean)) / (rates.Length - 1) / rates.Length);
        return mean > 0
            ? $"{Figures.Number(mean)} ± {Figures.Number(error)}"
            : $"0 (< {Figures.Number(1000 * 3.0 / streams.Sum(stream => stream.Count))})";
    }

    /// <summary>Share of streams in which a rule ever alarms.</summary>
    public static double Found(IReadOnlyCollection<IReadOnlyList<DriftLook>> streams, int rule) =>
        streams.Count(stream => stream.Any(look => Alarms(look, rule))) / (double)streams.Count;

    /// <summary>Hours until a rule alarms, as their median; endless where half of the streams pass without.</summary>
    public static string MedianDelay(IEnumerable<IReadOnlyList<DriftLook>> streams, int rule, double unit = 1)
    {
        var waits = streams
            .Select(stream => stream.FirstOrDefault(look => Alarms(look, rule))?.Hour ?? double.PositiveInfinity)
            .Order()
            .ToArray();
        return Figures.Number(waits[(int)Math.Ceiling(waits.Length / 2.0) - 1] / unit, "0.#");
    }
}
