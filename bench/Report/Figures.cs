using System.Globalization;
using MlOps.Analysis.Statistics;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Report;

/// <summary>How figures are written.</summary>
public static class Figures
{
    public static string Number(double value, string format = "#,0.##") =>
        double.IsInfinity(value) ? "never" : value.ToString(format, CultureInfo.InvariantCulture);

    public static string Percent(double share, string format = "0.#") => Number(100 * share, format) + " %";

    /// <summary>A rate per thousand looks, or hours, that the true one is below with 95 % confidence.</summary>
    public static string UpperPerThousand(int alarms, int looks) => Number(1000 * ProportionBounds.Upper95(alarms, looks));

    /// <summary>Median and 95 % of waiting times, in units of <paramref name="unit"/>.</summary>
    public static (string Median, string Most) Wait(IReadOnlyList<int?> waits, double unit = 1) =>
        (Number(unit * Quantiles.Of(waits, 0.5)), Number(unit * Quantiles.Of(waits, 0.95)));
}
