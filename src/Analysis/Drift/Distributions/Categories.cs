namespace MlOps.Analysis.Drift.Distributions;

/// <summary>Counts by category on both sides; one that only one side has counts 0 on the other.</summary>
public static class Categories
{
    /// <summary>
    /// The counts in the same order, the reference's largest first; beyond <see cref="BinnedPair.MostBins"/> the rarest are one bin.
    /// </summary>
    public static CategoryPair Of(IReadOnlyDictionary<string, double> reference, IReadOnlyDictionary<string, double> current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        var names = reference
            .Keys.Union(current.Keys)
            .OrderByDescending(name => reference.GetValueOrDefault(name) + current.GetValueOrDefault(name))
            .ThenBy(name => name, StringComparer.Ordinal)
            .ToList();
        IReadOnlyList<string> shown =
            names.Count <= BinnedPair.MostBins
                ? names
                : [.. names[..(BinnedPair.MostBins - 1)], $"{names.Count - BinnedPair.MostBins + 1} others"];
        return new CategoryPair(shown, Fold(reference, names), Fold(current, names)) { Turnover = CategoryTurnover.Of(reference, current) };
    }

    private static double[] Fold(IReadOnlyDictionary<string, double> counts, List<string> names)
    {
        var all = names.Select(name => counts.GetValueOrDefault(name)).ToArray();
        return all.Length <= BinnedPair.MostBins ? all : [.. all[..(BinnedPair.MostBins - 1)], all[(BinnedPair.MostBins - 1)..].Sum()];
    }
}
