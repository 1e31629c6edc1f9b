using System.Globalization;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Decisions.Text;
using MlOps.Operator.Reports.Drift.History;

namespace MlOps.Operator.Reports.Drift.Pictures;

/// <summary>
/// A value over time, in the reference and in the window that is judged, and when a change began. Time without values is cut short, and no
/// line crosses it.
/// </summary>
internal static class StreamPicture
{
    /// <summary>Two dates next to each other.</summary>
    private const double Dates = 120;

    /// <param name="pieces">With at least one value on either side.</param>
    /// <param name="since">When the change began that the detector found; null without one.</param>
    public static Markup Of(StreamWindows pieces, DateTimeOffset? since)
    {
        var points = StreamCourse.Of(pieces);
        var (lowest, highest) = (points.Min(p => p.Value), points.Max(p => p.Value));
        var plot = new Plot(highest > lowest ? highest - lowest : 1, 170);
        var border = Plot.X(points.First(p => p.IsCurrent).Along);
        var parts = new List<Markup>
        {
            plot.Axes(Label(lowest + plot.Top), Label(lowest + (plot.Top / 2)), Label(lowest)),
            Svg.Line(border, 10, border, plot.Ground, "axis"),
        };
        var lines = StreamCourse.Thinned(points).GroupBy(p => p.Run);
        parts.AddRange(
            lines.Select(line =>
                Svg.Path(
                    Seen([.. line.Select(p => (Plot.X(p.Along), plot.Y(p.Value - lowest)))]),
                    line.First().IsCurrent ? "measure" : "past"
                )
            )
        );
        if (since is { } began)
            parts.AddRange(Change(plot, points, began));
        parts.Add(Svg.Text(Plot.Left, plot.Height - 5, "start", Date(points[0].Time)));
        if (border > Plot.Left + Dates)
            parts.Add(Svg.Text(Math.Min(border, Plot.Right - (Dates / 2) - 5), plot.Height - 5, "end", Date(pieces.Current[0].Time)));
        parts.Add(Svg.Text(Plot.Right, plot.Height - 5, "end", Date(points[^1].Time)));
        return Svg.Picture(Plot.Width, plot.Height, "Values over time, reference and current window", Markup.Join(parts));
    }

    /// <summary>What the detector says of it, for a reader who does not know it.</summary>
    public static string Words(StreamWindows pieces, SignalResult result) =>
        result is not { Detector: { } detector, Value: { } value, Threshold: { } threshold } ? "not evaluated"
        : result.Since is not { } since ? $"{detector} reaches {Plot.Number(value)}; threshold {Plot.Number(threshold)}, no change"
        : $"{detector} reaches {Plot.Number(value)}, beyond its threshold {Plot.Number(threshold)}: it changed {(IsFirst(pieces, since) ? "before" : "at")} {TimeText.Of(since)}";

    private static bool IsFirst(StreamWindows pieces, DateTimeOffset since) =>
        since.ToUnixTimeMilliseconds() <= (long)(pieces.Current[0].Time * 1000);

    private static IEnumerable<Markup> Change(Plot plot, IReadOnlyList<StreamPoint> points, DateTimeOffset since)
    {
        var at = Plot.X(points.First(p => p.IsCurrent && (p.Time * 1000) + 1 > since.ToUnixTimeMilliseconds()).Along);
        yield return Svg.Line(at, 10, at, plot.Ground, "driftline");
        yield return Svg.Text(Math.Min(at, Plot.Right - 18), 8, "middle", "change");
    }

    /// <summary>A line to where it began is not seen.</summary>
    private static List<(double X, double Y)> Seen(List<(double X, double Y)> line) =>
        line is [var (x, y)] ? [(x - 0.5, y), (x + 0.5, y)] : line;

    /// <summary>As long as there is room for next to the axis.</summary>
    private static string Label(double value) =>
        value.ToString(
            Math.Abs(value) switch
            {
                >= 1e5 or (< 1e-3 and > 0) => "0.#e0",
                >= 1e3 => "0",
                >= 100 => "0.#",
                _ => "G3",
            },
            CultureInfo.InvariantCulture
        );

    private static string Date(double time) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(time * 1000)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
