using System.Globalization;

namespace MlOps.Analysis.Drift.Distributions;

/// <summary>Counts of an ordered quantity between common edges: up to the first edge, between two of them, above the last.</summary>
/// <param name="Edges">Finite upper bounds, ascending; one less than bins.</param>
/// <param name="Reference">Counts of the reference.</param>
/// <param name="Current">Counts of the window that is judged.</param>
public sealed record BinnedPair(IReadOnlyList<double> Edges, IReadOnlyList<double> Reference, IReadOnlyList<double> Current)
    : PairedCounts(Reference, Current)
{
    /// <summary>More bins than this say no more and cost power.</summary>
    public const int MostBins = 50;

    /// <summary>
    /// The end of the ladder, false for the lower and true for the upper, beyond which nearly all current samples lie; null where they do
    /// not. An inner bucket that holds everything looks like a default in place of values; beyond an end the values went on where the
    /// ladder does not follow.
    /// </summary>
    public bool? FilledEnd =>
        CurrentTotal <= 0 || LargestCurrentShare <= Alignment.CollapsedShare ? null
        : Current[^1] / CurrentTotal > Alignment.CollapsedShare ? true
        : Current[0] / CurrentTotal > Alignment.CollapsedShare ? false
        : null;

    /// <summary>
    /// Cumulative: along an order a shift moves samples from bin to bin, and what lies between two edges says little of how far.
    /// </summary>
    internal override IReadOnlyDictionary<string, double> Moves() =>
        Cumulative()
            .ToDictionary(
                at => at.Edge.ToString("R", CultureInfo.InvariantCulture),
                at => at.Current - at.Reference,
                StringComparer.Ordinal
            );

    /// <summary>
    /// Merges neighbours, those with the fewest samples of both sides together first, until at most <paramref name="most"/> bins are left.
    /// </summary>
    public BinnedPair MergedTo(int most = MostBins)
    {
        var (edges, a, b) = (Edges.ToList(), Reference.ToList(), Current.ToList());
        while (a.Count > most)
        {
            var at = Enumerable.Range(0, edges.Count).MinBy(i => a[i] + a[i + 1] + b[i] + b[i + 1]);
            (a[at], b[at]) = (a[at] + a[at + 1], b[at] + b[at + 1]);
            edges.RemoveAt(at);
            a.RemoveAt(at + 1);
            b.RemoveAt(at + 1);
        }

        return new BinnedPair(edges, a, b);
    }

    /// <summary>Cumulative shares at each finite edge, of the reference and of the current window.</summary>
    internal IEnumerable<(double Edge, double Reference, double Current)> Cumulative()
    {
        var (n, m) = (ReferenceTotal, CurrentTotal);
        var (f, g) = (0.0, 0.0);
        for (var i = 0; i < Edges.Count; i++)
        {
            f += Reference[i] / n;
            g += Current[i] / m;
            yield return (Edges[i], f, g);
        }
    }
}
