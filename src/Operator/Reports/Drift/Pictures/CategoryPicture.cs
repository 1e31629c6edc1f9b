using MlOps.Analysis.Drift.Distributions;
using MlOps.Operator.Reports.Drift.History;

namespace MlOps.Operator.Reports.Drift.Pictures;

/// <summary>Shares per category as pairs of bars, the most frequent first; what only one side has is marked.</summary>
internal static class CategoryPicture
{
    private const int Most = 20;
    private const double Row = 34;

    public static Markup Of(CategoryPair counts)
    {
        var (reference, current) = (Shares.Of(counts.Reference), Shares.Of(counts.Current));
        var all = counts
            .Names.Select((name, i) => (Name: name, Reference: reference[i], Current: current[i]))
            .OrderByDescending(c => Math.Max(c.Reference, c.Current))
            .ToList();
        var shown = all[..Math.Min(Most, all.Count)];
        var top = shown.Max(c => Math.Max(c.Reference, c.Current));
        var left =
            all.Count == shown.Count
                ? Markup.Empty
                : Svg.Text(
                    0,
                    (shown.Count * Row) + 14,
                    "start",
                    $"and {all.Count - shown.Count} rarer ones, {all[Most..].Count(c => c.Reference == 0)} of them new"
                );
        return Svg.Picture(
            Plot.Width,
            (shown.Count * Row) + (all.Count == shown.Count ? 0 : 20),
            "Shares of samples per category, reference and current window",
            Markup.Join([.. shown.Select((c, i) => Pair(c.Name, c.Reference, c.Current, i * Row, top)), left])
        );
    }

    private static Markup Pair(string name, double reference, double current, double y, double top)
    {
        var mark =
            reference == 0 && current > 0 ? " (new)"
            : current == 0 && reference > 0 ? " (gone)"
            : "";
        var shown =
            name.Length == 0 ? "(no label)"
            : name.Length > 40 ? name[..39] + "…"
            : name;
        double Length(double share) => top > 0 ? share / top * 250 : 0;
        return Markup.Join([
            Markup.Of(
                $"""<text x="0" y="{y + 11}" text-anchor="start"{(mark == " (new)" ? Markup.Of($" class=\"new\"") : Markup.Empty)}>{shown}{mark}</text>"""
            ),
            Svg.Bar(0, y + 15, Length(reference), 6, "refbar", $"{name}: reference {Plot.Percent(reference)}"),
            Svg.Bar(0, y + 22, Length(current), 6, "current", $"{name}: current {Plot.Percent(current)}"),
            Svg.Text(Plot.Width, y + 26, "end", $"{Plot.Percent(reference)} → {Plot.Percent(current)}"),
        ]);
    }
}
