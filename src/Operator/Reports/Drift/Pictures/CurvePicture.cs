using MlOps.Analysis.Drift.Judging;
using MlOps.Decisions.Text;

namespace MlOps.Operator.Reports.Drift.Pictures;

/// <summary>A measure over the last evaluations with its levels; a gap is a window without evidence, not a 0.</summary>
internal static class CurvePicture
{
    public static Markup Of(Curve curve, DateTimeOffset? onset)
    {
        var (lowest, highest) = Range(curve);
        double Lifted(double value) => value - lowest;
        var top = highest - lowest;
        var plot = new Plot(top, 150);
        double X(int i) => Plot.X((i + 0.5) / curve.Points.Count);
        var parts = new List<Markup> { plot.Axes(Plot.Number(top + lowest), Plot.Number((top / 2) + lowest), Plot.Number(lowest)) };
        if (curve.Warn is { } warn)
            parts.Add(Level(plot, Lifted(warn), "warnline", (Plot.Left + 4, "start"), $"warns at {Plot.Number(warn)}"));
        parts.Add(Level(plot, Lifted(curve.Drift), "driftline", (Plot.Right, "end"), $"drift from {Plot.Number(curve.Drift)}"));
        if (
            onset is { } began
            && curve.Points.Select((p, i) => (p.At, i)).FirstOrDefault(p => p.At >= began, (default, -1)) is { Item2: >= 0 } first
            && began >= curve.Points[0].At
        )
            parts.Add(Svg.Line(X(first.Item2), 10, X(first.Item2), plot.Ground, "onset"));
        if (curve.Points.Any(p => p.Bar > 0))
            parts.AddRange(
                Runs(curve, p => p.Value is null ? null : p.Bar)
                    .Select(run => Svg.Path(run.Select(r => (X(r.Index), plot.Y(Lifted(r.Value)))), "habit"))
            );
        parts.AddRange(
            Runs(curve, p => p.Value).Select(run => Svg.Path(run.Select(r => (X(r.Index), plot.Y(Lifted(r.Value)))), "measure"))
        );
        parts.AddRange(
            curve.Points.Select(
                (p, i) =>
                    p.Value is { } value
                        ? Svg.Dot(X(i), plot.Y(Lifted(value)), 3.5, Style(p.Grade), $"{TimeText.Of(p.At)}: {Plot.Number(value)}")
                        : Svg.Dot(X(i), plot.Ground, 3, "none", $"{TimeText.Of(p.At)}: no evidence")
            )
        );
        parts.Add(Svg.Text(X(0), plot.Height - 5, "start", $"{curve.Points[0].At:MM-dd HH:mm}"));
        parts.Add(Svg.Text(Plot.Right, plot.Height - 5, "end", $"{curve.Points[^1].At:MM-dd HH:mm}"));
        return Svg.Picture(Plot.Width, plot.Height, $"{curve.Name} at the last {curve.Points.Count} evaluations", Markup.Join(parts));
    }

    /// <summary>With room above, and below where the axis does not begin at 0.</summary>
    private static (double Lowest, double Highest) Range(Curve curve)
    {
        double[] all =
        [
            .. curve.Points.Where(p => p.Value is not null).Select(p => p.Value!.Value),
            curve.Drift,
            .. curve.Warn is { } warn ? [warn] : Array.Empty<double>(),
        ];
        var (least, most) = curve.FromZero ? (Math.Min(0, all.Min()), all.Max()) : (all.Min(), all.Max());
        var room = 0.1 * (most > least ? most - least : Math.Max(Math.Abs(most), 1));
        return (curve.FromZero ? least : least - room, most + room);
    }

    public static string Style(DriftGrade grade) =>
        grade switch
        {
            DriftGrade.Drift => "drift",
            DriftGrade.Warning => "warn",
            _ => "fine",
        };

    /// <summary>The two levels can lie close to each other, so their names stand at different ends.</summary>
    private static Markup Level(Plot plot, double value, string style, (double X, string Anchor) end, string text) =>
        Markup.Join([
            Svg.Line(Plot.Left, plot.Y(value), Plot.Right, plot.Y(value), style),
            Svg.Text(end.X, plot.Y(value) - 3, end.Anchor, text),
        ]);

    /// <summary>Neighbours that have a value; a line across a gap would claim what was not seen.</summary>
    private static IEnumerable<List<(int Index, double Value)>> Runs(
        Curve curve,
        Func<(DateTimeOffset At, double? Value, double Bar, DriftGrade Grade), double?> of
    )
    {
        var run = new List<(int, double)>();
        for (var i = 0; i < curve.Points.Count; i++)
        {
            if (of(curve.Points[i]) is { } value)
            {
                run.Add((i, value));
                continue;
            }

            if (run.Count > 0)
                yield return run;
            run = [];
        }

        if (run.Count > 0)
            yield return run;
    }
}
