using System.Globalization;

namespace MlOps.Analysis.Drift.Distributions;

/// <summary>The reference's and the current counts in the same bins.</summary>
/// <param name="Reference">Counts, at least 0, one per bin.</param>
/// <param name="Current">The same for the window that is judged.</param>
public record PairedCounts(IReadOnlyList<double> Reference, IReadOnlyList<double> Current)
{
    /// <summary>Number of bins.</summary>
    public int Bins => Reference.Count;

    /// <summary>Samples of the reference, n.</summary>
    public double ReferenceTotal => Reference.Sum();

    /// <summary>Samples of the current window, m.</summary>
    public double CurrentTotal => Current.Sum();

    /// <summary>Bins that hold a sample of either side: those that are empty on both tell nothing.</summary>
    public int UsedBins => Reference.Where((count, i) => count + Current[i] > 0).Count();

    /// <summary>The share of the reference in its fullest bin.</summary>
    public double LargestReferenceShare => ReferenceTotal > 0 ? Reference.Max() / ReferenceTotal : 1;

    /// <summary>The share of the current window in its fullest bin; 0 without samples, which is another matter.</summary>
    public double LargestCurrentShare => CurrentTotal > 0 ? Current.Max() / CurrentTotal : 0;

    /// <summary>Shares of the reference and of the current window, bin by bin; both totals must be above 0.</summary>
    internal IEnumerable<(double Reference, double Current)> Shares()
    {
        var (n, m) = (ReferenceTotal, CurrentTotal);
        return Reference.Zip(Current, (a, b) => (a / n, b / m));
    }

    /// <summary>
    /// By how much each share moved, by a name that is the same in every pair of the signal; both totals must be above 0.
    /// </summary>
    internal virtual IReadOnlyDictionary<string, double> Moves() =>
        Shares()
            .Select((share, i) => (Name: i.ToString(CultureInfo.InvariantCulture), By: share.Current - share.Reference))
            .ToDictionary(one => one.Name, one => one.By, StringComparer.Ordinal);

    /// <summary>Null hypothesis and judge change places.</summary>
    public virtual PairedCounts Swapped() => this with { Reference = Current, Current = Reference };
}
