using MlOps.Analysis.Drift.Distributions;
using MlOps.Operator.Reports.Drift.History;

namespace MlOps.Operator.Reports.Drift.Pictures;

/// <summary>
/// Shares per bucket: the current window as bars, the reference as a step line over them. Buckets are equally wide, as ladders often grow
/// by factors.
/// </summary>
internal static class DistributionPicture
{
    private const int Labels = 5;

    public static Markup Of(BinnedPair counts)
    {
        var (reference, current) = (Shares.Of(counts.Reference), Shares.Of(counts.Current));
        var top = Math.Max(reference.Max(), current.Max());
        var plot = new Plot(top, 190);
        var bars = current.Select(
            (share, i) =>
                Svg.Bar(
                    Plot.X((i + 0.08) / counts.Bins),
                    plot.Y(share),
                    Plot.X(0.84 / counts.Bins) - Plot.Left,
                    plot.Ground - plot.Y(share),
                    "current",
                    $"{Bin(counts, i)}: current {Plot.Percent(share)}, reference {Plot.Percent(reference[i])}"
                )
        );
        var steps = reference.SelectMany(
            (share, i) => new[] { (Plot.X((double)i / counts.Bins), plot.Y(share)), (Plot.X((i + 1.0) / counts.Bins), plot.Y(share)) }
        );
        return Svg.Picture(
            Plot.Width,
            plot.Height,
            "Shares of samples per bucket, reference and current window",
            Markup.Join([
                plot.Axes(Plot.Percent(top), Plot.Percent(top / 2)),
                .. bars,
                Svg.Path([(Plot.Left, plot.Ground), .. steps, (Plot.Right, plot.Ground)], "reference"),
                .. Edges(counts, plot),
            ])
        );
    }

    private static IEnumerable<Markup> Edges(BinnedPair counts, Plot plot)
    {
        var every = Math.Max(1, (int)Math.Ceiling(counts.Edges.Count / (double)Labels));
        for (var i = 0; i < counts.Edges.Count; i += every)
            yield return Svg.Text(Plot.X((i + 1.0) / counts.Bins), plot.Height - 6, "middle", Plot.Bound(counts.Edges[i]));
    }

    private static string Bin(BinnedPair counts, int i) =>
        i == 0 ? $"up to {Plot.Bound(counts.Edges[0])}"
        : i == counts.Edges.Count ? $"above {Plot.Bound(counts.Edges[^1])}"
        : $"{Plot.Bound(counts.Edges[i - 1])} to {Plot.Bound(counts.Edges[i])}";
}
